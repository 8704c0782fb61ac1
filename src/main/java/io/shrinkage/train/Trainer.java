package io.shrinkage.train;

import io.shrinkage.model.NativeBackend;

/** Trains one run. */
public final class Trainer {

  private Trainer() {}

  /**
   * Builds, seeds and trains a network in the calling thread, with one native thread.
   *
   * <p>The same job gives bit-identical metrics (times aside) on the same machine and native
   * library, however many runs train at once.
   */
  public static TrainingResult train(TrainingJob job, TrainingListener listener) {
    NativeBackend.useOneThread();
    try (TrainingRun run = new TrainingRun(job)) {
      return run.train(listener);
    }
  }
}
