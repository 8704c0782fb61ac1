package io.shrinkage.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a run has come. */
public enum RunStatus {
  /** Trained to its last epoch. */
  @JsonProperty("completed")
  COMPLETED,
  /** Ended early because a loss was not finite: kept, shown, never averaged. */
  @JsonProperty("diverged")
  DIVERGED,
  /** Ended early by a race, and can go on from its checkpoint: shown, never averaged. */
  @JsonProperty("stopped")
  STOPPED,
  /** Ended by an error, whose cause is kept. */
  @JsonProperty("failed")
  FAILED,
  /** Started and without a result yet, or interrupted. */
  @JsonProperty("running")
  RUNNING,
  /** Not started. */
  @JsonProperty("pending")
  PENDING;

  /** Returns the name in files, such as "completed". */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether nothing is left to train. */
  public boolean finished() {
    return this == COMPLETED || this == DIVERGED;
  }

  /**
   * Returns whether an experiment is done with the run.
   *
   * @param racing whether it races; without a race a stopped run goes on
   */
  public boolean settled(boolean racing) {
    return finished() || (racing && this == STOPPED);
  }
}
