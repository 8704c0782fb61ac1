package io.shrinkage.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a sliding window treats the border. */
public enum Padding {
  /** Zeros around the image: the output's size is the input's over the stride, rounded up. */
  @JsonProperty("same")
  SAME,
  /** No padding: the window stays inside the image. */
  @JsonProperty("valid")
  VALID
}
