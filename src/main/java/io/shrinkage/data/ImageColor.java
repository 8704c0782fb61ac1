package io.shrinkage.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The channels that an image file is decoded to. */
public enum ImageColor {
  /** Red, green and blue; of a gray image three times the same. */
  @JsonProperty("rgb")
  @JsonPropertyDescription("3 channels; a gray image has three times the same.")
  RGB(3),
  /** Luma, 0.299 R + 0.587 G + 0.114 B. */
  @JsonProperty("gray")
  @JsonPropertyDescription("1 channel: 0.299 R + 0.587 G + 0.114 B.")
  GRAY(1);

  private final int channels;

  ImageColor(int channels) {
    this.channels = channels;
  }

  int channels() {
    return channels;
  }
}
