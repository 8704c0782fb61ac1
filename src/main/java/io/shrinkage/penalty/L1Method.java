package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the L1 part of a penalty enters the step. */
public enum L1Method {
  /** Gradient step on the rest, then soft-threshold: weights become exactly zero. */
  @JsonProperty("proximal")
  PROXIMAL,
  /** Adds lambda * sign(w) to the gradient: no exact zeros. */
  @JsonProperty("subgradient")
  SUBGRADIENT
}
