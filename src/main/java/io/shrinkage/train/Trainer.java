package io.shrinkage.train;

import io.shrinkage.model.NativeBackend;

/** Trains one run. */
public final class Trainer {

  private Trainer() {}

  /**
   * Builds, seeds and trains a network in the calling thread, with one native thread.
   *
   * <p>The same job gives bit-identical metrics (times aside) on the same machine and native
   * library, however many runs train at once and however often the run was interrupted.
   *
   * @param progress where training goes on
   * @throws IllegalArgumentException if the progress is not that of this job
   */
  public static TrainingResult train(
      TrainingJob job, Progress progress, TrainingListener listener) {
    NativeBackend.useOneThread();
    try (TrainingRun run = new TrainingRun(job)) {
      return run.train(progress, listener);
    }
  }

  /** Trains a run from its start. */
  public static TrainingResult train(TrainingJob job, TrainingListener listener) {
    return train(job, Progress.NONE, listener);
  }
}
