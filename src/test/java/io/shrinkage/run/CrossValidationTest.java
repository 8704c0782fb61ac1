package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Part;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Folds that are taken for one another after an interruption, in a verification or when a single
 * run is replayed, would give numbers for images that a run has learnt. Trains tiny real networks.
 */
final class CrossValidationTest {
  private static final Experiment EXPERIMENT =
      SpecReader.read(
          "folded.json",
          """
          {
            "name": "folded",
            "data": { "dataset": "cifar10-small", "train": 61, "validation": { "folds": 2 },
                      "test": 20, "labelNoise": 0.1 },
            "model": { "layers": [ { "type": "dense", "units": 4 }, { "type": "output" } ] },
            "penalty": { "type": "l2", "lambda": 0 },
            "training": { "batchSize": 8, "epochs": 2 },
            "sweep": { "penalty.lambda": [0, 1e-2] }
          }
          """);

  private static LoadedSplits data;

  @TempDir private Path results;

  @BeforeAll
  static void loadData() {
    data =
        LoadedSplits.load(
            EXPERIMENT.runs().stream().map(run -> run.spec().data()).toList(), Path.of("unused"));
  }

  @Test
  void splits_ofTheRuns_areThoseOfTheirFolds() {
    List<DataSplit> splits =
        EXPERIMENT.runs().stream().map(run -> data.split(run.spec().data())).toList();
    // lambda 0 with folds 1 and 2, then lambda 1e-2: the same two splits, and the same arrays
    assertThat(splits.get(2)).isSameAs(splits.get(0));
    assertThat(splits.get(3)).isSameAs(splits.get(1));
    assertThat(splits.get(0).validation().size()).isEqualTo(31);
    assertThat(splits.get(1).validation().size()).isEqualTo(30);
    assertThat(rows(splits.get(0).validation())).isEqualTo(rows(splits.get(1).train()));
    assertThat(rows(splits.get(0).test())).isEqualTo(rows(splits.get(1).test()));
    assertThat(splits)
        .extracting(split -> split.train().images().pixels())
        .allMatch(pixels -> pixels == splits.get(0).validation().images().pixels());
  }

  @Test
  void run_folds_haveNumbersProvenanceAndARowEach() throws IOException {
    StoredExperiment stored = train(new ArrayList<>());
    assertThat(stored.runs()).extracting(StoredRun::status).containsOnly(RunStatus.COMPLETED);
    assertThat(stored.runs()).extracting(StoredRun::id).doesNotHaveDuplicates();
    assertThat(stored.runs())
        .extracting(run -> run.epochs().get(1).validationLoss())
        .doesNotHaveDuplicates();
    List<String> hashes =
        EXPERIMENT.runs().stream().map(run -> data.split(run.spec().data()).sha256()).toList();
    assertThat(stored.runs())
        .extracting(run -> run.provenance().at("/data/split_sha256").textValue())
        .containsExactlyElementsOf(hashes);
    assertThat(stored.runs())
        .extracting(run -> run.provenance().at("/data/train_images").intValue())
        .containsExactly(30, 31, 30, 31);
    List<String> rows = Files.readAllLines(results.resolve("folded/summary.csv"));
    assertThat(rows.get(0))
        .startsWith("run_id,status,seed,penalty,lambda,lambda1,lambda2,data.fold,epochs,");
    assertThat(rows.subList(1, 5))
        .extracting(row -> row.split(",", -1)[7])
        .containsExactly("1", "2", "1", "2");
  }

  @Test
  void run_afterARunWasLost_trainsThatFoldAgainToTheSameNumbers() throws IOException {
    StoredExperiment first = train(new ArrayList<>());
    String lost = first.runs().get(1).id();
    Files.delete(results.resolve("folded/runs").resolve(lost).resolve("result.json"));
    List<String> trained = new ArrayList<>();
    StoredExperiment second = train(trained);
    assertThat(trained).containsExactly(lost);
    assertThat(second.runs().get(1).epochs())
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(first.runs().get(1).epochs());
  }

  @Test
  void verify_folds_areBitIdentical() {
    train(new ArrayList<>());
    List<RunCheck> checks =
        new Verifier(
                data,
                new LocalExecutor(2, new LocalTrainer(data), false),
                Environment.current(1, List.of()))
            .verify(StoredTrainings.read(results.resolve("folded")), new Runner.Listener() {});
    assertThat(checks).hasSize(4);
    assertThat(checks)
        .allSatisfy(
            check -> {
              assertThat(check.parting()).isNull();
              assertThat(check.otherId()).isNull();
              assertThat(check.provenance()).isEmpty();
            });
  }

  @Test
  void replay_resultOfOneFold_isThatRunAlone() throws IOException {
    for (StoredRun run : train(new ArrayList<>()).runs()) {
      Path result = results.resolve("folded/runs").resolve(run.id()).resolve("result.json");
      Experiment again = SpecSeal.read("result.json", Files.readString(result));
      assertThat(Plan.of(again, data::identity).ids()).containsExactly(run.id());
    }
    Path all = results.resolve("folded/experiment.json");
    Experiment again = SpecSeal.read("experiment.json", Files.readString(all));
    assertThat(again.runs()).isEqualTo(EXPERIMENT.runs());
  }

  private StoredExperiment train(List<String> trained) {
    RunTrainer trainer =
        (run, progress, listener) -> {
          trained.add(run.id());
          return new LocalTrainer(data).train(run, progress, listener);
        };
    return new Runner(
            results,
            data,
            new LocalExecutor(1, trainer, false),
            ModelFile.NONE,
            Environment.current(1, List.of()),
            Clock.systemUTC(),
            false)
        .run(EXPERIMENT, new Runner.Listener() {}, (stored, folder) -> {});
  }

  private static List<Integer> rows(Part part) {
    return IntStream.range(0, part.size()).mapToObj(part::row).toList();
  }
}
