package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.spec.Experiment;
import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Results that are half there, trained twice, or lost beside a failed run would cost people hours
 * or tell them something false.
 */
final class RunnerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final Environment ENVIRONMENT =
      new Environment(
          "1.2.3",
          "abc",
          "false",
          "java",
          "os",
          "cpu",
          "avx2 fma",
          Map.of("OPENBLAS_CORETYPE", "Haswell"),
          4,
          2,
          List.of("run", "x.json"));
  private static final Experiment EXPERIMENT =
      Fixtures.experiment("sweep", List.of(0.0, 1e-4), List.of(1L, 2L));

  private static LoadedSplits data;

  @TempDir private Path results;

  @BeforeAll
  static void loadData() {
    data = LoadedSplits.load(List.of(Fixtures.DATA), Path.of("unused"));
  }

  @Test
  void run_completedRuns_leaveTheirFiles() {
    StoredExperiment stored = run(EXPERIMENT, Fixtures.stub());
    Path folder = results.resolve("sweep");
    assertThat(folder.resolve("experiment.json")).exists();
    assertThat(folder.resolve("summary.csv")).exists();
    assertThat(stored.runs()).hasSize(4);
    for (StoredRun run : stored.runs()) {
      assertThat(folder.resolve("runs").resolve(run.id()))
          .isDirectoryContaining("glob:**/spec.json")
          .isDirectoryContaining("glob:**/metrics.jsonl")
          .isDirectoryContaining("glob:**/result.json")
          .isDirectoryContaining("glob:**/weights.bin")
          .isDirectoryNotContaining("glob:**.tmp");
    }
  }

  @Test
  void run_storedExperiment_isWhatWasTrained() {
    StoredExperiment stored = run(EXPERIMENT, Fixtures.stub());
    assertThat(stored.name()).isEqualTo("sweep");
    assertThat(stored.description()).isEqualTo("a description");
    assertThat(stored.axes()).isEqualTo(EXPERIMENT.axes());
    StoredRun last = stored.runs().get(3);
    assertThat(last.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(last.seed()).isEqualTo(2);
    assertThat(last.assignment().keySet()).containsExactly("penalty.lambda", "seed");
    assertThat(last.penaltyType()).isEqualTo("l2");
    assertThat(last.strengths()).containsEntry("lambda", 1e-4);
    assertThat(last.initial()).isEqualTo(Fixtures.metrics(0, 2.5));
    assertThat(last.epochs()).containsExactly(Fixtures.metrics(1, 1.5), Fixtures.metrics(2, 1.25));
    assertThat(last.best()).isEqualTo(Fixtures.metrics(2, 1.25));
    assertThat(last.executed().at("/tensors/0/name").textValue()).isEqualTo("0-conv.W");
    assertThat(last.executed().path("penalized_weights").longValue()).isEqualTo(7761);
  }

  @Test
  void run_result_saysWhereItsNumbersComeFrom() {
    StoredRun run = run(EXPERIMENT, Fixtures.stub()).runs().get(0);
    JsonNode provenance = run.provenance();
    assertThat(provenance.path("version").textValue()).isEqualTo("1.2.3");
    assertThat(provenance.path("started").textValue()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(provenance.path("spec_sha256").textValue()).hasSize(64);
    assertThat(provenance.at("/data/train_sha256").textValue()).hasSize(64);
    assertThat(provenance.at("/data/split_sha256").textValue()).hasSize(64);
    assertThat(provenance.at("/backend/backend").textValue()).isEqualTo("CPU");
    assertThat(provenance.path("command")).hasSize(2);
    assertThat(provenance.path("instruction_set").textValue()).isEqualTo("avx2 fma");
    assertThat(provenance.at("/native_settings/OPENBLAS_CORETYPE").textValue())
        .isEqualTo("Haswell");
  }

  @Test
  void run_again_trainsOnlyWhatIsNew() {
    List<String> first = trainedBy(EXPERIMENT);
    Experiment more = Fixtures.experiment("sweep", List.of(0.0, 1e-4, 1e-3), List.of(1L, 2L));
    assertThat(first).hasSize(4);
    assertThat(trainedBy(more)).hasSize(2).doesNotContainAnyElementsOf(first);
    assertThat(trainedBy(more)).isEmpty();
  }

  @Test
  void run_smallerSweep_hidesOtherRunsAndKeepsThem() {
    String hidden = run(EXPERIMENT, Fixtures.stub()).runs().get(3).id();
    Experiment less = Fixtures.experiment("sweep", List.of(0.0), List.of(1L));
    assertThat(run(less, Fixtures.stub()).runs()).hasSize(1);
    assertThat(results.resolve("sweep/runs").resolve(hidden).resolve("result.json")).exists();
  }

  @Test
  void run_resultThatIsCut_isTrainedAgain() throws IOException {
    String id = run(EXPERIMENT, Fixtures.stub()).runs().get(1).id();
    Path result = results.resolve("sweep/runs").resolve(id).resolve("result.json");
    Files.writeString(result, Files.readString(result).substring(0, 100));
    assertThat(trainedBy(EXPERIMENT)).containsExactly(id);
  }

  @Test
  void run_resultWithoutItsOtherFiles_isTrainedAgain() throws IOException {
    List<StoredRun> runs = run(EXPERIMENT, Fixtures.stub()).runs();
    Path folder = results.resolve("sweep/runs");
    Files.delete(folder.resolve(runs.get(0).id()).resolve("weights.bin"));
    Files.delete(folder.resolve(runs.get(2).id()).resolve("metrics.jsonl"));
    assertThat(trainedBy(EXPERIMENT)).containsExactly(runs.get(0).id(), runs.get(2).id());
  }

  @Test
  void run_modelsAskedForLater_trainsTheRunsThatLeftNone() {
    Experiment keeping =
        new Experiment(
            EXPERIMENT.name(),
            EXPERIMENT.description(),
            true,
            null,
            null,
            EXPERIMENT.resolved(),
            EXPERIMENT.axes(),
            EXPERIMENT.runs());
    ModelFile models =
        (run, result, file) -> {
          if (run.swept().spec().seed() == 1 && run.swept().spec().penalty().l2() == 0) {
            AtomicFile.write(file, "a model");
          }
        };
    Executor executor = new LocalExecutor(1, Fixtures.stub(), false);
    List<StoredRun> runs =
        new Runner(results, data, executor, models, ENVIRONMENT, CLOCK, false)
            .run(keeping, new Runner.Listener() {}, (stored, folder) -> {})
            .runs();
    assertThat(trainedBy(keeping))
        .containsExactly(runs.get(1).id(), runs.get(2).id(), runs.get(3).id());
  }

  @Test
  void run_interruptedRun_goesOnAfterItsLastEpoch() {
    LocalExecutor executor = new LocalExecutor(1, Fixtures.stub(), false);
    Runner.Listener stopping =
        new Runner.Listener() {
          @Override
          public void checkpoint(PlannedRun run, Checkpoint checkpoint) {
            executor.stop();
          }
        };
    StoredRun interrupted =
        runner(executor).run(EXPERIMENT, stopping, (stored, folder) -> {}).runs().get(0);
    assertThat(interrupted.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(interrupted.epochs()).containsExactly(Fixtures.metrics(1, 1.5));
    List<Integer> before = new ArrayList<>();
    RunTrainer asking =
        (run, progress, listener) -> {
          before.add(progress.epochs().size());
          return Fixtures.stub().train(run, progress, listener);
        };
    StoredRun ended = run(EXPERIMENT, asking).runs().get(0);
    assertThat(before).containsExactly(0, 0, 0, 1); // what is shortest now starts last
    assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(ended.epochs()).containsExactly(Fixtures.metrics(1, 1.5), Fixtures.metrics(2, 1.25));
    assertThat(results.resolve("sweep/runs").resolve(ended.id()))
        .isDirectoryNotContaining("glob:**checkpoint*");
  }

  /** The third run is as long as the others, but one of its two epochs is trained. */
  @Test
  void run_runsOfDifferentLength_startTheLongestFirst() {
    LocalExecutor executor = new LocalExecutor(1, Fixtures.stub(), false);
    Runner.Listener stopping =
        new Runner.Listener() {
          private int left = 3;

          @Override
          public void checkpoint(PlannedRun run, Checkpoint checkpoint) {
            if (--left == 0) {
              executor.stop();
            }
          }
        };
    List<StoredRun> plan =
        runner(executor).run(EXPERIMENT, stopping, (stored, folder) -> {}).runs();
    Experiment more = Fixtures.experiment("sweep", List.of(0.0, 1e-4, 1e-3), List.of(1L, 2L));
    List<String> trained = trainedBy(more);
    String shortest = plan.get(2).id();
    assertThat(trained).hasSize(4).last().isEqualTo(shortest);
    assertThat(trained.get(0)).isEqualTo(plan.get(3).id());
    assertThat(run(more, Fixtures.stub()).runs())
        .extracting(StoredRun::id)
        .startsWith(plan.get(0).id(), plan.get(1).id(), shortest);
  }

  @Test
  void run_editedSpec_saysWhatChanged() {
    List<String> said = new ArrayList<>();
    Runner.Listener listener =
        new Runner.Listener() {
          @Override
          public void changed(List<String> changes) {
            said.addAll(changes);
          }
        };
    Executor executor = new LocalExecutor(1, Fixtures.stub(), false);
    runner(executor).run(EXPERIMENT, listener, (stored, folder) -> {});
    runner(executor).run(EXPERIMENT, listener, (stored, folder) -> {});
    assertThat(said).isEmpty();
    ObjectNode resolved = EXPERIMENT.resolved().deepCopy();
    resolved.put("description", "another").put("new", 1);
    Experiment edited =
        new Experiment(
            "sweep",
            "another",
            false,
            null,
            null,
            resolved,
            EXPERIMENT.axes(),
            EXPERIMENT.runs().subList(0, 3));
    runner(executor).run(edited, listener, (stored, folder) -> {});
    assertThat(said).contains("new: nothing -> 1").anyMatch(it -> it.endsWith("-> \"another\""));
  }

  @Test
  void run_divergedBeforeItsFirstEpochEnded_isNotTrainedAgain() {
    RunTrainer diverging = (run, progress, listener) -> Fixtures.result("loss was NaN", List.of());
    assertThat(run(EXPERIMENT, diverging).runs())
        .extracting(StoredRun::status)
        .containsOnly(RunStatus.DIVERGED);
    assertThat(trainedBy(EXPERIMENT)).isEmpty();
  }

  @Test
  void run_fileOfAKilledProcess_isRemoved() throws IOException {
    String id = run(EXPERIMENT, Fixtures.stub()).runs().get(0).id();
    Path folder = results.resolve("sweep/runs").resolve(id);
    Files.delete(folder.resolve("result.json"));
    Files.writeString(folder.resolve("weights.bin.0.tmp"), "SHRNK");
    run(EXPERIMENT, Fixtures.stub());
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void run_failedRun_keepsItsCauseAndIsTriedAgainWhereAsked() throws IOException {
    RunTrainer failing =
        (run, progress, listener) -> {
          if (run.swept().spec().seed() == 2) {
            throw new IllegalStateException("boom");
          }
          return Fixtures.stub().train(run, progress, listener);
        };
    StoredRun failed = run(EXPERIMENT, failing).runs().get(1);
    assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
    assertThat(failed.cause()).isEqualTo("IllegalStateException: boom");
    Path folder = results.resolve("sweep/runs").resolve(failed.id());
    assertThat(Files.readString(folder.resolve("failure.txt"))).contains("boom", "RunnerTest");
    assertThat(trainedBy(EXPERIMENT)).isEmpty();
    assertThat(folder.resolve("failure.txt")).exists();
    assertThat(trainedBy(EXPERIMENT, true)).hasSize(2);
    assertThat(folder.resolve("failure.txt")).doesNotExist();
  }

  @Test
  void run_divergedRun_isKeptWithItsReason() {
    RunTrainer diverging =
        (run, progress, listener) -> {
          listener.started(Fixtures.start());
          listener.epoch(Fixtures.metrics(1, Double.NaN));
          return Fixtures.result("loss was NaN", List.of(Fixtures.metrics(1, Double.NaN)));
        };
    StoredRun run = run(EXPERIMENT, diverging).runs().get(0);
    assertThat(run.status()).isEqualTo(RunStatus.DIVERGED);
    assertThat(run.cause()).isEqualTo("loss was NaN");
    assertThat(run.best()).isNull();
    assertThat(Objects.requireNonNull(run.last()).validationLoss()).isNaN();
    assertThat(trainedBy(EXPERIMENT)).isEmpty();
  }

  @Test
  void run_stopped_leavesOtherRunsPending() {
    LocalExecutor executor = new LocalExecutor(1, Fixtures.stub(), false);
    Runner.Listener stopping =
        new Runner.Listener() {
          @Override
          public void epoch(PlannedRun run, EpochMetrics metrics) {
            executor.stop();
          }
        };
    StoredExperiment stored =
        runner(executor).run(EXPERIMENT, stopping, (experiment, folder) -> {});
    assertThat(stored.runs())
        .extracting(StoredRun::status)
        .containsExactly(
            RunStatus.RUNNING, RunStatus.PENDING, RunStatus.PENDING, RunStatus.PENDING);
  }

  @Test
  void run_folderInUse_isSaidWithItsHolder() {
    Runner.Publisher second =
        (experiment, folder) ->
            assertThatThrownBy(() -> run(EXPERIMENT, Fixtures.stub()))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("sweep: is in use by process ")
                .hasMessageContaining("since 2026-01-02T03:04:05Z");
    runner(new LocalExecutor(1, Fixtures.stub(), false))
        .run(EXPERIMENT, new Runner.Listener() {}, second);
    assertThat(run(EXPERIMENT, Fixtures.stub()).runs()).hasSize(4);
  }

  @Test
  void run_folderThatCannotBeMade_isSaid() throws IOException {
    Files.writeString(results.resolve("sweep"), "a file");
    assertThatThrownBy(() -> run(EXPERIMENT, Fixtures.stub()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("--results");
  }

  private StoredExperiment run(Experiment experiment, RunTrainer trainer) {
    return runner(new LocalExecutor(1, trainer, false))
        .run(experiment, new Runner.Listener() {}, (stored, folder) -> {});
  }

  private List<String> trainedBy(Experiment experiment) {
    return trainedBy(experiment, false);
  }

  private List<String> trainedBy(Experiment experiment, boolean retryFailed) {
    List<String> trained = new ArrayList<>();
    RunTrainer counting =
        (run, progress, listener) -> {
          trained.add(run.id());
          return Fixtures.stub().train(run, progress, listener);
        };
    runner(new LocalExecutor(1, counting, false), retryFailed)
        .run(experiment, new Runner.Listener() {}, (stored, folder) -> {});
    return trained;
  }

  private Runner runner(Executor executor) {
    return runner(executor, false);
  }

  private Runner runner(Executor executor, boolean retryFailed) {
    return new Runner(results, data, executor, ModelFile.NONE, ENVIRONMENT, CLOCK, retryFailed);
  }
}
