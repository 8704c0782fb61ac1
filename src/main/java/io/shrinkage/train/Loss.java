package io.shrinkage.train;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The data loss J0 of an example, from the network's values z before any output activation. */
public enum Loss {
  /** Softmax, then -log of the true class's probability. */
  @JsonProperty("cross-entropy")
  CROSS_ENTROPY,
  /** Sigmoid, then the binary cross-entropy summed over the outputs. */
  @JsonProperty("binary-cross-entropy")
  BINARY_CROSS_ENTROPY,
  /** Squared difference between z and the one-hot label, averaged over the outputs. */
  @JsonProperty("mean-squared-error")
  MEAN_SQUARED_ERROR
}
