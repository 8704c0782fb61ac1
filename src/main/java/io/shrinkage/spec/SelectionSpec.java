package io.shrinkage.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How the report compares configurations and selects one. */
public record SelectionSpec(
    @JsonPropertyDescription("What is compared, on the validation part.") Metric metric,
    @JsonPropertyDescription(
            "Whose: the last epoch's, or of every run the one with the lowest validation loss, which"
                + " flatters.")
        Epoch epoch) {

  /** A number of the validation part. */
  public enum Metric {
    /** The share of images that are right: the larger the better. */
    @JsonProperty("accuracy")
    ACCURACY,
    /** The mean data loss: the smaller the better. */
    @JsonProperty("loss")
    LOSS
  }

  /** An epoch of a run. */
  public enum Epoch {
    /** The last one. */
    @JsonProperty("final")
    FINAL,
    /** The one with the lowest validation loss. */
    @JsonProperty("best")
    BEST
  }
}
