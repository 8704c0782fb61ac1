package io.shrinkage.run;

import io.shrinkage.train.Progress;
import io.shrinkage.train.TrainingListener;
import io.shrinkage.train.TrainingResult;

/** Trains one run in the calling thread. */
@FunctionalInterface
public interface RunTrainer {

  /**
   * Builds, seeds and trains the run; everything that it needs is made in this call.
   *
   * @param progress where it goes on
   */
  TrainingResult train(PlannedRun run, Progress progress, TrainingListener listener);
}
