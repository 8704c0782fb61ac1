package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Executed;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.TrainingResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes down what happens, while it happens. */
final class RunRecorder implements RunListener {
  private final ResultsFolder folder;
  private final ModelFile models;
  private final Environment environment;
  private final Clock clock;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();

  RunRecorder(ResultsFolder folder, ModelFile models, Environment environment, Clock clock) {
    this.folder = folder;
    this.models = models;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public void starting(PlannedRun run, Progress progress) {
    MetricsLog log = folder.run(run.id()).begin(run.swept().resolved(), progress.epochs().size());
    begun.put(run.id(), new Begun(clock.instant(), log, environment, null));
  }

  @Override
  public void placed(PlannedRun run, Environment there) {
    begun.put(run.id(), begun(run).in(there));
  }

  @Override
  public void started(PlannedRun run, RunStart start) {
    begun.put(run.id(), begun(run).with(start));
  }

  @Override
  public void epoch(PlannedRun run, EpochMetrics metrics) {
    begun(run).log().append(metrics);
  }

  @Override
  public void checkpoint(PlannedRun run, Checkpoint checkpoint) {
    folder.run(run.id()).checkpoints().write(checkpoint, begun(run).log().force());
  }

  @Override
  public void ended(PlannedRun run, RunOutcome outcome) {
    RunFolder files = folder.run(run.id());
    if (!begun.containsKey(run.id())) { // stopped without a turn in this process
      starting(run, files.checkpoints().progress(damage -> {}));
    }
    if (outcome instanceof RunOutcome.Trained trained) {
      write(run, files, trained.result());
    } else if (outcome instanceof RunOutcome.Failed failed) {
      files.writeFailure(stackTrace(failed.cause()));
    }
    Begun begin = begun(run);
    var provenance =
        Provenance.of(begin.place(), run, begin.executed(), begin.time(), clock.instant());
    begin.log().force();
    files.write(
        RunResult.of(run, outcome, files.epochs(), begin.start(), provenance, files.hashes()));
    if (outcome instanceof RunOutcome.Trained) {
      files.checkpoints().delete();
    }
    begun.remove(run.id());
  }

  private void write(PlannedRun run, RunFolder files, TrainingResult result) {
    WeightsFile.write(files.file(RunFolder.WEIGHTS), result.weights());
    models.write(run, result, files.file(RunFolder.MODEL));
    if (result.diagnostics() != null) {
      files.write(result.diagnostics());
    }
  }

  private Begun begun(PlannedRun run) {
    return Objects.requireNonNull(begun.get(run.id()), run.id());
  }

  private static String stackTrace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** What is known of a run that has not ended. */
  private record Begun(Instant time, MetricsLog log, Environment place, @Nullable RunStart start) {

    Begun in(Environment there) {
      return new Begun(time, log, there, start);
    }

    Begun with(RunStart built) {
      return new Begun(time, log, place, built);
    }

    @Nullable Executed executed() {
      return start == null ? null : start.executed();
    }
  }
}
