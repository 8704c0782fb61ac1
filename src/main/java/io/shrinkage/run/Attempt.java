package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.TrainingResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt at a requested run, in the process that trains it and in the calling thread. */
public final class Attempt {
  private final RunRequest request;
  private final long number;
  private final Environment environment;
  private final Consumer<String> lines;
  private final Runnable batches;
  private final @Nullable Path checkpoints;
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private @Nullable RunOpening opening;
  private byte[] checkpoint = RunReport.NO_BYTES;

  /**
   * Makes an attempt.
   *
   * @param number tells it from others at the same run
   * @param environment of this process
   * @param lines takes what {@link RunOpening} reads, while the run trains
   * @param batches is called after each batch and may throw, which ends training
   * @param checkpoints a folder that every machine sees, where an attempt leaves its checkpoints
   *     for the next one; null where there is none
   */
  public Attempt(
      RunRequest request,
      long number,
      Environment environment,
      Consumer<String> lines,
      Runnable batches,
      @Nullable Path checkpoints) {
    this.request = request;
    this.number = number;
    this.environment = environment;
    this.lines = lines;
    this.batches = batches;
    this.checkpoints = checkpoints;
  }

  /**
   * Trains the run.
   *
   * @param models makes the bytes of a model, where one is asked for
   */
  public RunReport train(
      RunTrainer trainer, BiFunction<PlannedRun, TrainingResult, byte[]> models) {
    PlannedRun run = request.run();
    Progress progress = request.progress();
    AttemptStore store = null;
    if (checkpoints != null) {
      progress = AttemptStore.furthest(checkpoints, run.id(), progress);
      store = AttemptStore.begin(checkpoints, run.id(), progress);
    }
    TrainingRelay relay =
        new TrainingRelay(
            run, request.untilEpoch(), new Telling(progress, store), () -> false, () -> false);
    RunReport report = train(run, trainer, progress, relay, models);
    if (store != null && report.checkpoint().length == 0) {
      store.delete();
    }
    return report;
  }

  private RunReport train(
      PlannedRun run,
      RunTrainer trainer,
      Progress progress,
      TrainingRelay relay,
      BiFunction<PlannedRun, TrainingResult, byte[]> models) {
    try {
      TrainingResult result = trainer.train(run, progress, relay);
      byte[] model = request.keepModel() ? models.apply(run, result) : RunReport.NO_BYTES;
      return report(RunReport.Outcome.of(result, model), null);
    } catch (TrainingRelay.Paused e) {
      return report(null, null);
    } catch (TrainingRelay.ListenerFailure e) {
      throw e.thrown();
    }
  }

  /** Returns the report of a run that training could not end. */
  public RunReport failed(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    return report(null, new RunReport.Failure(Problem.of(cause), trace.toString()));
  }

  private RunReport report(
      RunReport.@Nullable Outcome result, RunReport.@Nullable Failure failure) {
    return new RunReport(
        request.runId(),
        number,
        opening,
        epochs,
        result,
        failure,
        result == null && failure == null ? checkpoint : RunReport.NO_BYTES);
  }

  /** Tells the other process, and keeps for the report. */
  private final class Telling implements RunListener {
    private final Progress progress;
    private final @Nullable AttemptStore store;

    Telling(Progress progress, @Nullable AttemptStore store) {
      this.progress = progress;
      this.store = store;
    }

    @Override
    public void started(PlannedRun run, RunStart start) {
      RunOpening begun = new RunOpening(environment, start);
      opening = begun;
      lines.accept(begun.line());
      progress.epochs().forEach(this::tell);
    }

    @Override
    public void batch(PlannedRun run, int images) {
      batches.run();
    }

    @Override
    public void epoch(PlannedRun run, EpochMetrics metrics) {
      tell(metrics);
      if (store != null) {
        store.epoch(metrics);
      }
    }

    private void tell(EpochMetrics metrics) {
      epochs.add(metrics);
      lines.accept(ResultsJson.line(metrics));
    }

    @Override
    public void checkpoint(PlannedRun run, Checkpoint reached) {
      if (reached.epoch() >= request.untilEpoch()) { // only where it pauses is it sent
        checkpoint = CheckpointFile.alone(run.id(), reached);
      }
      if (store != null) {
        store.checkpoint(reached);
      }
    }
  }
}
