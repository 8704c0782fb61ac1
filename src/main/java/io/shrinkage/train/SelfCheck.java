package io.shrinkage.train;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether one step of the built network's penalties, without data gradient, was the closed form.
 *
 * @param tensors how many were checked
 * @param largestError the largest difference of an update from its closed form, over the tensor's
 *     largest update
 * @param tolerance what the error must not exceed
 * @param detail what was off; empty where nothing was
 */
public record SelfCheck(
    Outcome outcome, int tensors, double largestError, double tolerance, String detail) {

  /** How it ended. */
  public enum Outcome {
    @JsonProperty("passed")
    PASSED,
    /** No penalty acts. */
    @JsonProperty("skipped")
    SKIPPED,
    @JsonProperty("failed")
    FAILED
  }

  /**
   * Ends a run whose penalty would not do what it says.
   *
   * @throws IllegalStateException if the check failed
   */
  void requirePassed() {
    if (outcome == Outcome.FAILED) {
      throw new IllegalStateException("penalty self-check: " + detail);
    }
  }
}
