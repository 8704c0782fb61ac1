package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How an image of another shape is brought to the one that is asked for. */
public enum ImageFit {
  /** The largest part in the middle that has the right proportions. */
  @JsonProperty("crop")
  @JsonPropertyDescription("The largest part in the middle that has the right proportions.")
  CROP,
  /** All of it, distorted. */
  @JsonProperty("stretch")
  @JsonPropertyDescription("All of it, distorted.")
  STRETCH
}
