package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scale;
import io.shrinkage.data.Scaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A look at the test part that nobody counted, or a test result that is not the selected network's,
 * makes the one honest number of a sweep dishonest.
 */
final class TestVaultTest {
  private static final List<String> IDS = VaultRuns.IDS;
  private static final List<String> BASELINE = IDS.subList(0, 2);

  @TempDir private static Path trained;
  @TempDir private Path results;
  private Path folder;
  private final Heard heard = new Heard();

  @BeforeAll
  static void train() {
    StoredExperiment stored = VaultRuns.train(trained, (experiment, held) -> {});
    assertThat(stored.runs()).allMatch(run -> run.status() == RunStatus.COMPLETED);
  }

  @BeforeEach
  void copy() throws IOException {
    VaultRuns.copy(trained, results);
    folder = results.resolve("sweep");
  }

  @Test
  void measure_selectedRuns_countsOneLook() {
    TestRecord record = measure(BASELINE, "lambda.min by final validation accuracy");
    assertThat(record.looks())
        .containsExactly(
            new TestLook(
                1,
                "2026-01-02T03:04:05Z",
                List.of("run", "sweep.json"),
                "lambda.min by final validation accuracy",
                BASELINE));
    assertThat(record.results()).containsOnlyKeys(BASELINE);
    assertThat(record.outdated()).isEmpty();
    assertThat(heard.notices).isEmpty();
    assertThat(heard.measured).containsExactlyInAnyOrderElementsOf(BASELINE);
    assertThat(TestRecord.read(folder)).isEqualTo(record);
  }

  @Test
  void measure_result_isThatOfTheModelThatDl4jReads() throws IOException {
    TestRecord record = measure(IDS, "all");
    assertThat(record.results()).hasSize(4);
    for (String id : IDS) {
      TestResult result = result(record, id);
      Path run = folder.resolve("runs").resolve(id);
      // independently: DL4J's own batch norm, softmax and argmax
      double[] expected = score(run.resolve("model.zip"));
      assertThat(result.testLoss()).isCloseTo(expected[0], within(1e-6));
      assertThat(result.testAccuracy()).isEqualTo(expected[1]);
      assertThat(result.images()).isEqualTo(30);
      assertThat(result.validationDifference()).isEqualTo(0);
      assertThat(result.weightsSha256()).isEqualTo(VaultRuns.hash(run.resolve("weights.bin")));
    }
    assertThat(record.results().values()).extracting(TestResult::testLoss).doesNotHaveDuplicates();
  }

  private static double[] score(Path zip) throws IOException {
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(zip.toFile());
    DataSplit split = VaultRuns.DATA.split(VaultRuns.EXPERIMENT.runs().get(0).spec().data());
    Part test = split.test();
    Scaler scaler = Scaler.of(Scale.STANDARDIZE, split.train());
    double loss = 0;
    int right = 0;
    for (int i = 0; i < test.size(); i++) {
      float[] image = new float[3 * 32 * 32];
      scaler.write(test.images(), test.row(i), image, 0);
      INDArray output = graph.outputSingle(Nd4j.createFromArray(image).reshape(1, 3, 32, 32));
      loss -= Math.log(output.getDouble(0, test.label(i)));
      right += output.argMax(1).getInt(0) == test.label(i) ? 1 : 0;
    }
    return new double[] {loss / test.size(), (double) right / test.size()};
  }

  @Test
  void measure_again_costsNoLookAndNoComputation() throws IOException {
    TestRecord first = measure(BASELINE, "first");
    byte[] bytes = Files.readAllBytes(folder.resolve("test.json"));
    heard.clear();
    assertThat(measure(List.of(BASELINE.get(1), BASELINE.get(0)), "again")).isEqualTo(first);
    assertThat(heard.looks).isEmpty();
    assertThat(heard.measured).isEmpty();
    assertThat(Files.readAllBytes(folder.resolve("test.json"))).isEqualTo(bytes);
  }

  @Test
  void measure_nothing_isNoLook() {
    assertThat(measure(List.of(), "none")).isEqualTo(TestRecord.read(folder));
    assertThat(folder.resolve("test.json")).doesNotExist();
  }

  @Test
  void measure_selectionThatMoved_isAnotherLookAtTheNewRunsAlone() {
    TestRecord first = measure(BASELINE, "first");
    heard.clear();
    TestRecord second = measure(List.of(IDS.get(0), IDS.get(3), IDS.get(3)), "second");
    assertThat(heard.measured).containsExactly(IDS.get(3));
    assertThat(second.looks()).hasSize(2).startsWith(first.looks().get(0));
    assertThat(second.looks().get(1).number()).isEqualTo(2);
    assertThat(second.looks().get(1).runs()).containsExactly(IDS.get(3));
    assertThat(second.results()).containsAllEntriesOf(first.results()).hasSize(3);
    assertThat(result(second, IDS.get(3)).look()).isEqualTo(2);
  }

  @Test
  void measure_everyLook_isOnTheDiskBeforeAnyResult() {
    TestVault.Listener reading =
        new TestVault.Listener() {
          @Override
          public void looking(int looks, List<String> runs) {
            TestRecord record = TestRecord.read(folder);
            assertThat(record.looks()).hasSize(looks);
            assertThat(record.results()).isEmpty();
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(() -> measure(BASELINE, "first", () -> false, reading)).hasMessage("killed");
    assertThat(TestRecord.read(folder).looks()).hasSize(1);
    TestRecord record = measure(BASELINE, "again");
    assertThat(record.looks()).hasSize(1);
    assertThat(record.looks().get(0).selectedBy()).isEqualTo("first");
    assertThat(record.results()).hasSize(2);
  }

  @Test
  void measure_stopped_keepsWhatWasMeasuredAndGoesOnWithTheSameLook() {
    TestRecord stopped = measure(IDS, "all", () -> !heard.measured.isEmpty(), heard);
    assertThat(stopped.looks()).hasSize(1);
    assertThat(stopped.results()).hasSize(1);
    assertThat(TestRecord.read(folder)).isEqualTo(stopped);
    heard.clear();
    TestRecord whole = measure(IDS, "again");
    assertThat(heard.measured).hasSize(3).doesNotContainAnyElementsOf(stopped.results().keySet());
    assertThat(heard.looks).containsExactly(1);
    assertThat(whole.looks()).isEqualTo(stopped.looks());
    assertThat(whole.results()).containsAllEntriesOf(stopped.results()).hasSize(4);
  }

  @Test
  void measure_stoppedBefore_isNoLook() {
    assertThat(measure(IDS, "all", () -> true, heard).looks()).isEmpty();
    assertThat(folder.resolve("test.json")).doesNotExist();
  }

  @Test
  void measure_otherWeightsThanBefore_isAnotherLook() {
    TestRecord before = measure(BASELINE, "first");
    String id = BASELINE.get(0);
    VaultRuns.shift(folder, id, 1e-5);
    TestRecord outdated = TestRecord.read(folder);
    assertThat(outdated.outdated()).containsExactly(id);
    assertThat(outdated.results()).containsOnlyKeys(BASELINE.get(1));
    heard.clear();
    TestRecord now = measure(BASELINE, "again");
    assertThat(heard.measured).containsExactly(id);
    assertThat(now.outdated()).isEmpty();
    assertThat(now.looks()).hasSize(2).startsWith(before.looks().get(0));
    assertThat(now.looks().get(1).runs()).containsExactly(id);
    assertThat(result(now, id).testLoss())
        .isNotEqualTo(result(before, id).testLoss())
        .isCloseTo(result(before, id).testLoss(), within(1e-5));
  }

  @Test
  void measure_validationSlightlyOff_isMeasuredAndSaid() {
    VaultRuns.shift(folder, IDS.get(0), 1e-5);
    TestRecord record = measure(IDS.subList(0, 1), "first");
    assertThat(result(record, IDS.get(0)).validationDifference()).isBetween(1e-9, 1e-5);
    assertThat(heard.notices).hasSize(1);
    assertThat(heard.notices.get(0))
        .startsWith(IDS.get(0) + ": its validation loss, measured again, is off by a share of ");
  }

  @Test
  void measure_weightsThatAreNotThoseOfTheLastEpoch_leaveNoResult() {
    VaultRuns.shift(folder, IDS.get(0), 0.01);
    TestRecord record = measure(BASELINE, "first");
    assertThat(record.results()).containsOnlyKeys(BASELINE.get(1));
    assertThat(record.looks()).hasSize(1);
    assertThat(heard.notices).hasSize(1);
    assertThat(heard.notices.get(0))
        .contains("weights.bin: must give the validation loss and accuracy of the last epoch, ")
        .endsWith("it is not measured on the test part: do that where it was trained");
  }

  @Test
  void measure_runsThatMustNotBeMeasured_areRefusedTogetherAndNothingIsCounted()
      throws IOException {
    VaultRuns.edit(folder, IDS.get(0), it -> it.put("status", "diverged"));
    VaultRuns.edit(folder, IDS.get(1), it -> it.put("status", "failed"));
    Files.delete(folder.resolve("runs").resolve(IDS.get(2)).resolve("result.json"));
    List<String> ids = new ArrayList<>(IDS);
    ids.add("0123456789ab");
    ids.add("../escape");
    assertThatThrownBy(() -> measure(ids, "all"))
        .isInstanceOf(ResultsException.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .satisfiesExactly(
                        it -> assertThat(it).endsWith("must have completed, got diverged"),
                        it -> assertThat(it).endsWith("must have completed, got failed"),
                        it -> assertThat(it).endsWith("must have completed, got running"),
                        it -> assertThat(it).endsWith("must be in the plan, got 0123456789ab"),
                        it -> assertThat(it).contains("twelve hexadecimal digits")));
    assertThat(folder.resolve("test.json")).doesNotExist();
    assertThat(heard.measured).isEmpty();
  }

  @Test
  void measure_damagedWeights_areRefused() throws IOException {
    Path weights = folder.resolve("runs").resolve(IDS.get(0)).resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    assertThatThrownBy(() -> measure(BASELINE, "first"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("weights.bin: is damaged or was changed");
    assertThat(folder.resolve("test.json")).doesNotExist();
  }

  @Test
  void measure_otherTestData_isRefused() {
    VaultRuns.edit(
        folder,
        IDS.get(0),
        it -> ((ObjectNode) it.at("/provenance/data")).put("test_sha256", "00"));
    assertThatThrownBy(() -> measure(BASELINE, "first"))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining(IDS.get(0))
        .hasMessageEndingWith("must be tested on the data that it was trained on, got others");
    assertThat(folder.resolve("test.json")).doesNotExist();
  }

  @Test
  void measure_whileTheFolderIsHeldForTraining_works() {
    List<TestRecord> records = new ArrayList<>();
    VaultRuns.train(
        results,
        (stored, held) ->
            records.add(
                new TestVault(held, VaultRuns.DATA, VaultRuns.environment(2), VaultRuns.CLOCK)
                    .measure(IDS, "all", () -> false, heard)));
    assertThat(records).hasSize(1);
    assertThat(records.get(0)).isEqualTo(TestRecord.read(folder));
    assertThat(records.get(0).results()).hasSize(4);
  }

  private TestRecord measure(List<String> ids, String selectedBy) {
    return measure(ids, selectedBy, () -> false, heard);
  }

  private TestRecord measure(
      List<String> ids, String selectedBy, BooleanSupplier stopping, TestVault.Listener listener) {
    try (ResultsFolder held = ResultsFolder.open(results, "sweep", VaultRuns.CLOCK)) {
      return new TestVault(held, VaultRuns.DATA, VaultRuns.environment(1), VaultRuns.CLOCK)
          .measure(ids, selectedBy, stopping, listener);
    }
  }

  private static TestResult result(TestRecord record, String id) {
    TestResult result = record.results().get(id);
    assertThat(result).as(id).isNotNull();
    return Objects.requireNonNull(result);
  }

  /** What the listener was told. */
  private static final class Heard implements TestVault.Listener {
    final List<Integer> looks = new ArrayList<>();
    final List<String> measured = new ArrayList<>();
    final List<String> notices = new ArrayList<>();

    @Override
    public void looking(int count, List<String> runs) {
      looks.add(count);
    }

    @Override
    public void measured(String run, TestResult result) {
      measured.add(run);
    }

    @Override
    public void notice(String message) {
      notices.add(message);
    }

    void clear() {
      looks.clear();
      measured.clear();
      notices.clear();
    }
  }
}
