package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import io.shrinkage.train.TrainingResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What travels to another process and back must change no bit of a run, nor lose why it failed. */
final class AttemptTest {
  private static final int BATCHES = 4;
  private static final Experiment EXPERIMENT =
      SpecReader.read(
          "attempt.json",
          """
          { "name": "attempt", "seed": 7,
            "data": { "dataset": "mnist", "train": 40, "validation": 20, "test": 20 },
            "model": { "layers": [ { "type": "dense", "units": 4 }, { "type": "batch-norm" },
                                   { "type": "output" } ] },
            "penalty": { "type": "l2", "lambda": 1e-3 },
            "training": { "optimizer": { "type": "adam" }, "batchSize": 10, "epochs": 3 } }
          """);
  private static final LoadedSplits DATA =
      LoadedSplits.load(
          Set.of(EXPERIMENT.runs().get(0).spec().data()), Path.of("no-folder-is-needed"));
  private static final PlannedRun RUN = Plan.of(EXPERIMENT, DATA::identity).runs().get(0);
  private static final RunTrainer TRAINER = new LocalTrainer(DATA);

  private final AtomicInteger batches = new AtomicInteger();
  private final List<String> lines = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void run_elsewhere_hasTheBitsOfOneHere() {
    RunReport report = train(Integer.MAX_VALUE, Progress.NONE);
    assertSame(result(report), here());
    assertThat(RunOpening.parse(lines.get(0))).isEqualTo(report.opening());
    assertThat(RunOpening.epochs(lines.subList(1, 4))).isEqualTo(report.epochs());
    assertThat(report.model()).containsExactly(1, 2);
  }

  @Test
  void run_pausedAndAskedForAgain_hasTheBitsOfOneThatNeverPaused() {
    RunReport first = train(2, Progress.NONE);
    assertThat(first.outcome()).isNull();
    RunReport second = train(Integer.MAX_VALUE, new Progress(first.paused(), first.epochs()));
    assertSame(result(second), here());
    assertThat(batches).hasValue(3 * BATCHES);
  }

  @Test
  void attempt_thatDied_isGoneOnFromWhereAllMachinesSee() {
    RunRequest request = RunRequest.of(RUN, Integer.MAX_VALUE, true, Progress.NONE);
    assertThatThrownBy(() -> attempt(request, this::dieInTheThirdEpoch).train(TRAINER, this::model))
        .hasMessage("died");
    RunReport report = attempt(request, batches::incrementAndGet).train(TRAINER, this::model);
    assertSame(result(report), here());
    assertThat(batches).hasValue(2 * BATCHES + 1 + BATCHES);
    assertThat(folder).isEmptyDirectory();
  }

  private void dieInTheThirdEpoch() {
    if (batches.incrementAndGet() > 2 * BATCHES) {
      throw new IllegalStateException("died");
    }
  }

  @Test
  void request_ofAnotherVersion_isNotTrained() {
    RunRequest asked = RunRequest.of(RUN, 3, false, Progress.NONE);
    RunRequest other =
        new RunRequest(
            "0123456789ab",
            asked.spec(),
            asked.data(),
            3,
            false,
            asked.checkpoint(),
            asked.epochs());
    assertThatThrownBy(() -> attempt(other, () -> {}).train(TRAINER, this::model))
        .hasMessageContaining(RUN.id());
  }

  @Test
  void failure_elsewhere_readsAsOneHere() {
    RunRequest request = RunRequest.of(RUN, 3, false, Progress.NONE);
    RunReport report =
        RunReport.parse(
            attempt(request, () -> {}).failed(new IllegalStateException("too hot")).json());
    RunOutcome.Failed failed = (RunOutcome.Failed) Objects.requireNonNull(report.outcome());
    StringWriter trace = new StringWriter();
    failed.cause().printStackTrace(new PrintWriter(trace));
    assertThat(Problem.of(failed.cause())).isEqualTo("IllegalStateException: too hot");
    assertThat(trace.toString()).startsWith("java.lang.IllegalStateException: too hot\n\tat ");
  }

  private RunReport train(int untilEpoch, Progress progress) {
    lines.clear();
    RunRequest request = RunRequest.parse(RunRequest.of(RUN, untilEpoch, true, progress).json());
    Attempt attempt =
        new Attempt(request, 1, environment(), lines::add, batches::incrementAndGet, null);
    return RunReport.parse(attempt.train(TRAINER, this::model).json());
  }

  private Attempt attempt(RunRequest request, Runnable batch) {
    return new Attempt(request, 1, environment(), lines::add, batch, folder);
  }

  private static Environment environment() {
    return Environment.current(1, List.of());
  }

  private byte[] model(PlannedRun run, TrainingResult result) {
    return new byte[] {1, 2};
  }

  private static TrainingResult result(RunReport report) {
    return ((RunOutcome.Trained) Objects.requireNonNull(report.outcome())).result();
  }

  private static TrainingResult here() {
    return TRAINER.train(
        RUN,
        Progress.NONE,
        new TrainingRelay(RUN, Integer.MAX_VALUE, new RunListener() {}, () -> false, () -> false));
  }

  private static void assertSame(TrainingResult one, TrainingResult other) {
    assertThat(WeightsFile.bytes(one.weights())).isEqualTo(WeightsFile.bytes(other.weights()));
    assertThat(one.epochs().stream().map(AttemptTest::timeless).toList())
        .isEqualTo(other.epochs().stream().map(AttemptTest::timeless).toList());
    assertThat(one.diagnostics()).isEqualTo(other.diagnostics());
    assertThat(one.executed()).isEqualTo(other.executed());
  }

  private static String timeless(EpochMetrics metrics) {
    return ResultsJson.line(metrics).replaceFirst("\"seconds\":[^}]*", "");
  }
}
