package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;

/**
 * Hears how the runs of an experiment go.
 *
 * <p>Calls come from the threads that train: those of one run in order, those of different runs at
 * the same time. An exception thrown here is not the run's failure: it ends the execution.
 */
public interface RunListener {

  /**
   * A run takes its turn; nothing is built yet. On a cluster it may do so again, and what was told
   * of it since the first time no longer counts.
   *
   * @param progress where it goes on
   */
  default void starting(PlannedRun run, Progress progress) {}

  /** The run trains elsewhere than where the listener is; told before it has started. */
  default void placed(PlannedRun run, Environment there) {}

  /** The network is built and measured. */
  default void started(PlannedRun run, RunStart start) {}

  /** A batch was trained. */
  default void batch(PlannedRun run, int images) {}

  /** An epoch ended and was measured. */
  default void epoch(PlannedRun run, EpochMetrics metrics) {}

  /** An epoch ended, not the last one, and the run can go on from here. */
  default void checkpoint(PlannedRun run, Checkpoint checkpoint) {}

  /** The run came as far as it was to be trained and will go on, or be stopped, later. */
  default void paused(PlannedRun run) {}

  /** A run ended. */
  default void ended(PlannedRun run, RunOutcome outcome) {}
}
