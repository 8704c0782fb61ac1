package io.shrinkage.train;

/** Hears of a run while it trains, in the thread that trains it. */
public interface TrainingListener {

  /** The network is built and measured; nothing is trained yet. */
  void started(RunStart start);

  /** A batch was trained. */
  default void batch(int images) {}

  /** An epoch ended and was measured. */
  void epoch(EpochMetrics metrics);

  /** An epoch ended, not the last one, and training can go on from here. */
  default void checkpoint(Checkpoint checkpoint) {}
}
