package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Tensor;
import io.shrinkage.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A verification that passes what differs in one bit, blames what is the same, or alters what it
 * verifies, is worse than none.
 */
final class VerifierTest {
  private static final Experiment EXPERIMENT =
      SpecReader.read(
          "sweep.json",
          """
          {
            "name": "sweep",
            "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
            "model": { "layers": [ { "type": "conv", "filters": 3, "kernel": 3, "stride": 2 },
                                   { "type": "dropout", "rate": 0.25 },
                                   { "type": "output" } ] },
            "penalty": { "type": "l1", "lambda": 0 },
            "training": { "batchSize": 8, "epochs": 2 },
            "sweep": { "penalty.lambda": [0, 1e-4, 1e-3], "seed": [1, 2] }
          }
          """);

  private static LoadedSplits data;

  @TempDir private Path results;

  @BeforeAll
  static void loadData() {
    data = LoadedSplits.load(List.of(Fixtures.DATA, spec(0).data()), Path.of("unused"));
  }

  private static io.shrinkage.spec.RunSpec spec(int run) {
    return EXPERIMENT.runs().get(run).spec();
  }

  @Test
  void realRuns_trainedAgain_areBitIdentical() {
    run(new LocalTrainer(data));
    List<RunCheck> checks = verify(new LocalTrainer(data), 2, all());
    assertThat(checks).hasSize(6);
    assertThat(checks)
        .allSatisfy(
            check -> {
              assertThat(check.parting()).isNull();
              assertThat(check.otherId()).isNull();
              assertThat(check.provenance()).containsExactly("workers: 1 -> 2");
            });
  }

  @Test
  void realRuns_trainedWithAnotherPenalty_partInTheirFirstEpoch() {
    run(new LocalTrainer(data));
    var other = EXPERIMENT.runs().get(4); // lambda 1e-3
    RunTrainer wrong =
        (run, progress, listener) ->
            new LocalTrainer(data)
                .train(new PlannedRun(run.id(), other, run.data()), progress, listener);
    RunCheck check = verify(wrong, 1, all().evenly(1)).get(0); // lambda 0
    assertThat(check.identical()).isFalse();
    // before training only the penalty differs, as it is 0 for lambda 0: wholly
    assertThat(check.parting())
        .startsWith("epoch 0: penalty 0.0 stored, ")
        .contains("relative 1.0");
  }

  @Test
  void stored_onlySecondsDiffer_isIdentical() {
    run(Fixtures.stub());
    EpochMetrics slower = seconds(Fixtures.metrics(2, 1.25), 99);
    assertThat(parting(result(null, Fixtures.metrics(1, 1.5), slower))).isNull();
  }

  @Test
  void stored_metricOffInTheSecondEpoch_isSaidWithItsSize() {
    run(Fixtures.stub());
    assertThat(parting(result(null, Fixtures.metrics(1, 1.5), Fixtures.metrics(2, 1.0))))
        .isEqualTo("epoch 2: validation_loss 1.25 stored, 1.0 now, off by 0.25 (relative 0.20)");
  }

  @Test
  void stored_metricOffByOneBit_isSaid() {
    run(Fixtures.stub());
    double next = Math.nextUp(1.5);
    assertThat(parting(result(null, Fixtures.metrics(1, next), Fixtures.metrics(2, 1.25))))
        .startsWith("epoch 1: validation_loss 1.5 stored, 1.5000000000000002 now, off by 2.2e-16");
  }

  @Test
  void stored_severalMetricsOff_theLargestIsNamed() {
    run(Fixtures.stub());
    EpochMetrics second = Fixtures.metrics(2, 1.0);
    EpochMetrics off =
        new EpochMetrics(
            2,
            second.trainLoss(),
            second.validationLoss(), // off by a fifth
            second.trainAccuracy() / 2, // off by a half
            second.validationAccuracy(),
            second.penalty(),
            second.objective(),
            second.layers(),
            second.majority(),
            second.seconds());
    assertThat(parting(result(null, Fixtures.metrics(1, 1.5), off)))
        .startsWith("epoch 2: train_accuracy 0.75 stored, 0.375 now")
        .endsWith("; 1 other metric differs too");
  }

  @Test
  void stored_metricNoLongerFinite_isSaidWithoutASize() {
    run(Fixtures.stub());
    TrainingResult now =
        result(null, Fixtures.metrics(1, Double.NaN), Fixtures.metrics(2, Double.NaN));
    assertThat(parting(now)).isEqualTo("epoch 1: validation_loss 1.5 stored, not finite now");
  }

  @Test
  void stored_epochMissingNow_isSaid() {
    run(Fixtures.stub());
    assertThat(parting(result(null, Fixtures.metrics(1, 1.5))))
        .isEqualTo("epochs: 2 stored, 1 now");
  }

  @Test
  void stored_oneWeightOffByOneBit_isSaid() {
    run(Fixtures.stub());
    assertThat(parting(weights(1, 0, -2, Math.nextUp(3f))))
        .startsWith("weights: 1 of 0-conv.W differ, most value 3 3.0 stored, 3.0000002");
    assertThat(parting(weights(1, -0f, -2, 3)))
        .isEqualTo(
            "weights: 1 of 0-conv.W differ, most value 1 0.0 stored, -0.0 now, off by 0.0"
                + " (relative 0.0)");
    assertThat(parting(weights(1, 0, -2, 3))).isNull();
  }

  @Test
  void stored_otherTensorsNow_areSaid() {
    run(Fixtures.stub());
    TrainingResult now = weights(1, 0, -2, 3);
    Tensor flat = new Tensor("0-conv.W", "weight", new int[] {4}, new float[] {1, 0, -2, 3});
    assertThat(parting(with(now, List.of(flat)))).contains("[2, 2]", "[4]");
    assertThat(parting(with(now, List.of()))).contains("now");
  }

  @Test
  void divergedRun_divergingAgain_isIdentical() {
    TrainingResult diverged = result("loss was NaN", Fixtures.metrics(1, Double.NaN));
    run(returning(diverged));
    assertThat(all().size()).isEqualTo(6);
    TrainingResult infinite = result("loss was NaN", Fixtures.metrics(1, Double.POSITIVE_INFINITY));
    assertThat(parting(diverged)).isNull();
    assertThat(parting(infinite)).isNull(); // a file knows both as null
    assertThat(parting(result(null, Fixtures.metrics(1, Double.NaN))))
        .isEqualTo("divergence: loss was NaN stored, null now");
  }

  @Test
  void verify_trainingThatFails_isNoBitIdentity() {
    run(Fixtures.stub());
    RunTrainer failing =
        (run, progress, listener) -> {
          throw new IllegalStateException("boom");
        };
    List<RunCheck> checks = verify(failing, 1, all());
    assertThat(checks).hasSize(6).noneMatch(RunCheck::identical);
    assertThat(checks.get(0).parting()).isEqualTo("training failed: IllegalStateException: boom");
    assertThat(checks.get(0).provenance()).isEmpty();
  }

  @Test
  void verify_leavesTheFolderAsItWas() throws IOException {
    run(Fixtures.stub());
    Map<String, String> before = hashes();
    assertThat(verify(Fixtures.stub(), 2, all())).hasSize(6).allMatch(RunCheck::identical);
    verify(returning(result(null)), 1, all());
    assertThat(before).hasSizeGreaterThan(20);
    assertThat(hashes()).isEqualTo(before);
  }

  @Test
  void read_damagedAndUnfinishedRuns_areToldApart() throws IOException {
    StoredExperiment stored = run(Fixtures.stub());
    Path runs = results.resolve("sweep/runs");
    Path weights = runs.resolve(stored.runs().get(1).id()).resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    Files.delete(runs.resolve(stored.runs().get(2).id()).resolve("metrics.jsonl"));
    Files.delete(runs.resolve(stored.runs().get(3).id()).resolve("result.json"));
    StoredTrainings read = all();
    assertThat(read.size()).isEqualTo(3);
    assertThat(read.unfinished()).isEqualTo(1);
    assertThat(read.damage()).hasSize(2);
    assertThat(read.damage().get(0)).contains("weights.bin: is damaged");
    assertThat(read.damage().get(1)).contains("metrics.jsonl");
  }

  @Test
  void evenly_fewRuns_areSpreadOverThePlanWithItsEnds() {
    List<String> ids = run(Fixtures.stub()).runs().stream().map(StoredRun::id).toList();
    // 6 runs: places 0 to 5
    assertThat(ids(1)).containsExactly(ids.get(0));
    assertThat(ids(2)).containsExactly(ids.get(0), ids.get(5));
    assertThat(ids(3)).containsExactly(ids.get(0), ids.get(2), ids.get(5));
    assertThat(ids(5)).hasSize(5).doesNotHaveDuplicates();
    assertThat(ids(6)).isEqualTo(ids);
    assertThat(ids(100)).isEqualTo(ids);
  }

  @Test
  void verify_runOfOtherNumerics_isSaid() {
    run(Fixtures.stub());
    StoredTraining stored = all().runs().get(0);
    ObjectNode json = (ObjectNode) ResultsJson.tree(stored.result());
    json.put("run_id", "000000000000");
    ((ObjectNode) json.path("provenance")).put("numerics", 1).put("commit", "old");
    RunResult old = ResultsJson.fromTree(results, json, RunResult.class);
    var before = new StoredTraining(stored.folder(), old, stored.swept());
    PlannedRun run = new PlannedRun("000000000000", stored.swept(), data.identity(spec(0).data()));
    assertThat(ProvenanceChanges.otherId(before, run))
        .isEqualTo(
            "this program would call the run "
                + stored.id()
                + ": its numerics have version 1, not "
                + RunId.NUMERICS_VERSION);
    Environment here = Environment.current(1, List.of("verify"));
    assertThat(ProvenanceChanges.between(old.provenance(), here, run, Fixtures.executed()))
        .hasSize(2)
        .anyMatch(it -> it.startsWith("commit: \"old\" -> "))
        .contains("numerics: 1 -> " + RunId.NUMERICS_VERSION);
  }

  @Test
  void verify_nativeSettingsOfTheStoredRun_areSaid() {
    run(Fixtures.stub());
    StoredTraining stored = all().runs().get(0);
    ObjectNode provenance = (ObjectNode) ResultsJson.tree(stored.result().provenance()).deepCopy();
    provenance.putObject("native_settings").put("OPENBLAS_CORETYPE", "Haswell");
    PlannedRun run = new PlannedRun(stored.id(), stored.swept(), data.identity(spec(0).data()));
    Environment here = Environment.current(1, List.of("verify"));
    assertThat(ProvenanceChanges.between(provenance, here, run, Fixtures.executed()))
        .containsExactly("native_settings.OPENBLAS_CORETYPE: \"Haswell\" -> nothing");
  }

  @Test
  void verify_runOfOtherData_isSaid() {
    run(Fixtures.stub());
    StoredTraining stored = all().runs().get(0);
    DataIdentity identity = data.identity(spec(0).data());
    DataIdentity other =
        new DataIdentity(
            identity.name(),
            "ff",
            identity.testSha256(),
            identity.splitSha256(),
            identity.trainImages());
    assertThat(
            ProvenanceChanges.otherId(stored, new PlannedRun(stored.id(), stored.swept(), other)))
        .endsWith(": its data were other bytes");
  }

  private @Nullable String parting(TrainingResult now) {
    return verify(returning(now), 1, all().evenly(1)).get(0).parting();
  }

  private StoredExperiment run(RunTrainer trainer) {
    return new Runner(
            results,
            data,
            new LocalExecutor(1, trainer, false),
            ModelFile.NONE,
            Environment.current(1, List.of("run")),
            Clock.systemUTC(),
            false)
        .run(EXPERIMENT, new Runner.Listener() {}, (stored, folder) -> {});
  }

  private static List<RunCheck> verify(RunTrainer trainer, int workers, StoredTrainings stored) {
    return new Verifier(
            data,
            new LocalExecutor(workers, trainer, false),
            Environment.current(workers, List.of("verify")))
        .verify(stored, new Runner.Listener() {});
  }

  private StoredTrainings all() {
    return StoredTrainings.read(results.resolve("sweep"));
  }

  private List<String> ids(int count) {
    return all().evenly(count).runs().stream().map(StoredTraining::id).toList();
  }

  private static RunTrainer returning(TrainingResult result) {
    return (run, progress, listener) -> {
      listener.started(Fixtures.start());
      result.epochs().forEach(listener::epoch);
      return result;
    };
  }

  private static TrainingResult result(@Nullable String divergence, EpochMetrics... epochs) {
    return Fixtures.result(divergence, List.of(epochs));
  }

  private static TrainingResult weights(float... values) {
    Tensor tensor = new Tensor("0-conv.W", "weight", new int[] {2, 2}, values);
    return with(result(null, Fixtures.metrics(1, 1.5), Fixtures.metrics(2, 1.25)), List.of(tensor));
  }

  private static TrainingResult with(TrainingResult result, List<Tensor> weights) {
    return new TrainingResult(
        null, result.initial(), result.epochs(), result.executed(), weights, new float[0], null);
  }

  private static EpochMetrics seconds(EpochMetrics metrics, double seconds) {
    return new EpochMetrics(
        metrics.epoch(),
        metrics.trainLoss(),
        metrics.validationLoss(),
        metrics.trainAccuracy(),
        metrics.validationAccuracy(),
        metrics.penalty(),
        metrics.objective(),
        metrics.layers(),
        metrics.majority(),
        seconds);
  }

  private Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(results)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(file.toString(), Sha256.hex(file));
      }
    }
    return hashes;
  }
}
