package io.shrinkage.data;

import java.util.List;

/** Small sets of images whose values are easy to foresee. */
final class TestImages {
  private TestImages() {}

  /** Rows of one pixel with these labels; the pixel is the row number modulo 256. */
  static ImageSet labelled(int classes, int... labels) {
    byte[] pixels = new byte[labels.length];
    byte[] stored = new byte[labels.length];
    for (int row = 0; row < labels.length; row++) {
      pixels[row] = (byte) row;
      stored[row] = (byte) labels[row];
    }
    return new ImageSet("test images", new ImageShape(1, 1, 1), classes, pixels, stored);
  }

  /** Images of a shape and one class, with these values. */
  static ImageSet of(ImageShape shape, int... values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    return new ImageSet("test images", shape, 1, pixels, new byte[values.length / shape.pixels()]);
  }

  /** All rows of a set. */
  static Part all(ImageSet images) {
    int[] rows = new int[images.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row;
    }
    return Part.of(images, rows);
  }

  /** A spec of a split, without label noise. */
  static DataSpec spec(Amount train, Amount validation, Amount test, Order order, long splitSeed) {
    return spec(train, validation, test, order, splitSeed, 0);
  }

  /** A spec of a split. */
  static DataSpec spec(
      Amount train,
      Amount validation,
      Amount test,
      Order order,
      long splitSeed,
      double labelNoise) {
    return new DataSpec(
        Dataset.MNIST,
        null,
        null,
        train,
        validation,
        null,
        test,
        order,
        splitSeed,
        Scale.RAW,
        List.of(),
        labelNoise);
  }
}
