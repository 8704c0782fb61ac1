package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A random change of training images, drawn anew in every epoch. */
public enum Augmentation {
  /** Mirrors left and right with probability 1/2. */
  @JsonProperty("horizontal-flip")
  HORIZONTAL_FLIP,
  /** Pads 4 black pixels on every side and crops the old size at a uniform offset. */
  @JsonProperty("random-crop")
  RANDOM_CROP;

  /** The name in specs, such as "random-crop". */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
