package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * How the L1 part of a penalty enters the step.
 *
 * <p>Sources of the proximal step: A. Beck, M. Teboulle, A Fast Iterative Shrinkage-Thresholding
 * Algorithm for Linear Inverse Problems, SIAM Journal on Imaging Sciences 2(1), 2009; N. Parikh, S.
 * Boyd, Proximal Algorithms, Foundations and Trends in Optimization 1(3), 2014.
 */
public enum L1Method {
  /** Gradient step on the rest, then soft-threshold: weights become exactly zero. */
  @JsonProperty("proximal")
  @JsonPropertyDescription(
      "Gradient step on the rest, then soft-threshold: weights become exactly zero.")
  PROXIMAL,
  /** Adds lambda * sign(w) to the gradient: no exact zeros. */
  @JsonProperty("subgradient")
  @JsonPropertyDescription("Adds lambda * sign(w) to the gradient: no exact zeros.")
  SUBGRADIENT
}
