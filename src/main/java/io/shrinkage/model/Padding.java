package io.shrinkage.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How a sliding window treats the border. */
public enum Padding {
  /** Zeros around the image: the output's size is the input's over the stride, rounded up. */
  @JsonProperty("same")
  @JsonPropertyDescription(
      "Zeros around the image: the output's size is the input's over the stride, rounded up.")
  SAME,
  /** No padding: the window stays inside the image. */
  @JsonProperty("valid")
  @JsonPropertyDescription("No padding: the window stays inside the image.")
  VALID
}
