package io.shrinkage.model;

/**
 * The shape of one example's features between two layers.
 *
 * @param channels channels of an image, or units where {@code flat}
 * @param height in pixels, at least 1
 * @param width in pixels, at least 1
 * @param flat whether the features are a vector of units rather than an image
 */
public record FeatureShape(int channels, int height, int width, boolean flat) {

  /** Returns the shape of a vector of units. */
  public static FeatureShape units(int units) {
    return new FeatureShape(units, 1, 1, true);
  }

  /** Returns the shape of an image. */
  public static FeatureShape image(int channels, int height, int width) {
    return new FeatureShape(channels, height, width, false);
  }

  /** Returns the number of features. */
  public long size() {
    return (long) channels * height * width;
  }

  @Override
  public String toString() {
    return flat ? channels + " units" : channels + "x" + height + "x" + width;
  }
}
