package io.shrinkage.run;

import io.shrinkage.train.TrainingResult;

/** How a run ended. */
public sealed interface RunOutcome {

  /** Training ended by itself: completed, or diverged where the result says so. */
  record Trained(TrainingResult result) implements RunOutcome {}

  /** Training ended by an error. */
  record Failed(Throwable cause) implements RunOutcome {}

  /** A race ended the run; nothing of it is lost. */
  record Stopped(String cause) implements RunOutcome {}

  /** Returns the status that the run has now. */
  default RunStatus status() {
    if (this instanceof Trained trained) {
      return trained.result().divergence() == null ? RunStatus.COMPLETED : RunStatus.DIVERGED;
    }
    return this instanceof Stopped ? RunStatus.STOPPED : RunStatus.FAILED;
  }
}
