package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How stored bytes become network input. */
public enum Scale {
  /** The bytes themselves, 0 to 255. */
  @JsonProperty("raw")
  RAW,
  /** Divided by 255, so 0 to 1. */
  @JsonProperty("unit")
  UNIT,
  /** Mean 0 and standard deviation 1 per channel, by the statistics of the training part. */
  @JsonProperty("standardize")
  STANDARDIZE,
  /** Mean 0 and standard deviation 1 of each image by its own statistics. */
  @JsonProperty("per-image")
  PER_IMAGE
}
