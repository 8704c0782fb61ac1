package io.shrinkage.data;

/**
 * The shape of one image, stored channel by channel (CHW), each channel row by row.
 *
 * @param channels at least 1
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record ImageShape(int channels, int height, int width) {

  /** Rejects an empty or an overflowing shape. */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image shape must be positive, got " + channels + "x" + height + "x" + width);
    }
    Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }

  /** The number of values of one image. */
  public int pixels() {
    return channels * height * width;
  }

  /** The number of values of one channel. */
  public int plane() {
    return height * width;
  }

  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
