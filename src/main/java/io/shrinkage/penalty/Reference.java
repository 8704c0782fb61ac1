package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * The values that a penalty pulls towards.
 *
 * <p>Source of the initial weights as reference: Xuhong Li, Y. Grandvalet, F. Davoine, Explicit
 * Inductive Bias for Transfer Learning with Convolutional Networks, ICML 2018 (L2-SP).
 */
public enum Reference {
  /** The penalty is on w. */
  @JsonProperty("zero")
  @JsonPropertyDescription("Pulls towards 0.")
  ZERO,
  /** The penalty is on w - w0, w0 being the weights before training. */
  @JsonProperty("initial")
  @JsonPropertyDescription(
      "Pulls towards the initial weights: w - w0 stands in the formulas for w (L2-SP).")
  INITIAL
}
