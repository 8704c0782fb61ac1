package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A random change of training images, drawn anew in every epoch. */
public enum Augmentation {
  /** Mirrors left and right with probability 1/2. */
  @JsonProperty("horizontal-flip")
  HORIZONTAL_FLIP,
  /** Pads 4 black pixels on every side and crops the old size at a uniform offset. */
  @JsonProperty("random-crop")
  RANDOM_CROP
}
