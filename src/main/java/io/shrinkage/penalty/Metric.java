package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * The metric in which a proximal step is taken. Both are the same under SGD.
 *
 * <p>Source: J. Yun, A. Lozano, E. Yang, Adaptive Proximal Gradient Methods for Structured Neural
 * Networks (ProxGen), NeurIPS 2021.
 */
public enum Metric {
  /**
   * The adaptive optimizer's own: each element's step is learningRate over its denominator, and a
   * weight rests where abs(dJ0/dw) = lambda.
   */
  @JsonProperty("preconditioned")
  @JsonPropertyDescription(
      "The optimizer's own: learningRate over each element's denominator; a weight rests where"
          + " abs(dJ0/dw) = lambda.")
  PRECONDITIONED,
  /**
   * The Euclidean one: each element's step is the learning rate, and a weight rests where the
   * optimizer's normalized gradient is lambda.
   */
  @JsonProperty("scalar")
  @JsonPropertyDescription(
      "The learning rate for every element; under an adaptive optimizer a weight then rests where"
          + " its normalized gradient, not its gradient, is lambda.")
  SCALAR
}
