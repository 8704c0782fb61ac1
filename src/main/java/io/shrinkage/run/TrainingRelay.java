package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.TrainingListener;
import java.io.Serial;
import java.util.function.BooleanSupplier;

/**
 * Passes on what training says, and ends training by an exception where it is to stop or where the
 * listener failed: neither is the run's own failure.
 */
final class TrainingRelay implements TrainingListener {
  private final PlannedRun run;
  private final int untilEpoch;
  private final RunListener listener;
  private final BooleanSupplier stopping;
  private final BooleanSupplier abandoned;

  /**
   * Makes a relay.
   *
   * @param untilEpoch after which a longer run pauses
   * @param stopping whether the run is to end at the next batch
   * @param abandoned whether nobody is to hear of it any more
   */
  TrainingRelay(
      PlannedRun run,
      int untilEpoch,
      RunListener listener,
      BooleanSupplier stopping,
      BooleanSupplier abandoned) {
    this.run = run;
    this.untilEpoch = untilEpoch;
    this.listener = listener;
    this.stopping = stopping;
    this.abandoned = abandoned;
  }

  /** Returns where the run goes on. */
  Progress starting(RunHistory history) {
    try {
      Progress progress = history.of(run);
      listener.starting(run, progress);
      return progress;
    } catch (RuntimeException e) {
      throw new ListenerFailure(e);
    }
  }

  @Override
  public void started(RunStart start) {
    relay(() -> listener.started(run, start));
  }

  @Override
  public void batch(int images) {
    relay(() -> listener.batch(run, images));
    if (stopping.getAsBoolean()) {
      throw new Stopped();
    }
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    relay(() -> listener.epoch(run, metrics));
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    relay(() -> listener.checkpoint(run, checkpoint));
    boolean last = checkpoint.epoch() == run.swept().spec().training().epochs();
    if (!last && checkpoint.epoch() >= untilEpoch) {
      throw new Paused();
    }
  }

  void paused() {
    relay(() -> listener.paused(run));
  }

  void ended(RunOutcome outcome) {
    relay(() -> listener.ended(run, outcome));
  }

  private void relay(Runnable call) {
    if (abandoned.getAsBoolean()) {
      throw new Stopped();
    }
    try {
      call.run();
    } catch (RuntimeException e) {
      throw new ListenerFailure(e);
    }
  }

  /** Ends a run that is not to be trained any further. */
  static final class Stopped extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
  }

  /** Ends a run that came as far as it was to. */
  static final class Paused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
  }

  /** Carries what a listener threw out of the training. */
  static final class ListenerFailure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final RuntimeException thrown;

    ListenerFailure(RuntimeException thrown) {
      super(thrown);
      this.thrown = thrown;
    }

    RuntimeException thrown() {
      return thrown;
    }
  }
}
