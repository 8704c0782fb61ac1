package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What becomes of image files that cannot be read. */
public enum BrokenImages {
  /** They are named, and nothing starts. */
  @JsonProperty("refuse")
  @JsonPropertyDescription("They are named, and nothing starts.")
  REFUSE,
  /** They are named and left out. */
  @JsonProperty("skip")
  @JsonPropertyDescription("They are named and left out.")
  SKIP
}
