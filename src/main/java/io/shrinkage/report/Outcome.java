package io.shrinkage.report;

import io.shrinkage.run.StoredRun;

/** What a run is worth to the report: only {@link #USED} ones enter a mean. */
public enum Outcome {
  /** Completed, with finite losses and more than one class predicted. */
  USED("completed"),
  /** Completed, but the network predicts one class for everything. */
  COLLAPSED("collapsed"),
  /** Ended early because a loss was not finite. */
  DIVERGED("diverged"),
  /** Ended early by a race. */
  STOPPED("stopped"),
  /** Ended by an error. */
  FAILED("failed"),
  /** Not at its end yet. */
  UNFINISHED("unfinished");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** Returns the word that the report uses. */
  public String label() {
    return label;
  }

  static Outcome of(StoredRun run) {
    return switch (run.status()) {
      case COMPLETED -> completed(run);
      case DIVERGED -> DIVERGED;
      case STOPPED -> STOPPED;
      case FAILED -> FAILED;
      case RUNNING, PENDING -> UNFINISHED;
    };
  }

  private static Outcome completed(StoredRun run) {
    var last = run.last();
    if (last == null || !last.finite()) {
      return DIVERGED;
    }
    return run.collapsed() ? COLLAPSED : USED;
  }
}
