package io.shrinkage.run;

import io.shrinkage.train.TrainingListener;
import io.shrinkage.train.TrainingResult;

/** Trains one run in the calling thread. */
@FunctionalInterface
public interface RunTrainer {

  /** Builds, seeds and trains the run; everything that it needs is made in this call. */
  TrainingResult train(PlannedRun run, TrainingListener listener);
}
