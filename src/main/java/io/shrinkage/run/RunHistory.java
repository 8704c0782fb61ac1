package io.shrinkage.run;

import io.shrinkage.train.Progress;

/** Knows how far runs came before they were interrupted. */
@FunctionalInterface
public interface RunHistory {
  /** Every run begins anew. */
  RunHistory NONE = run -> Progress.NONE;

  /**
   * Returns where the run goes on.
   *
   * @throws ResultsException if what it left cannot be read
   */
  Progress of(PlannedRun run);
}
