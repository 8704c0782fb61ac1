package io.shrinkage.data;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Labelled images as they were stored: one unsigned byte a value, decoded once and shared read-only
 * by all runs.
 */
public final class ImageSet {
  private final String name;
  private final ImageShape shape;
  private final int classes;
  private final byte[] pixels;
  private final byte[] labels;
  private final String sha256;

  /**
   * Takes over both arrays without a copy; the caller must not write to them any more.
   *
   * @param name what messages call the set, such as "mnist train"
   * @param classes in [1, 256]
   * @param pixels unsigned, [rows * channels * height * width]
   * @param labels unsigned, [rows], each in [0, classes)
   */
  public ImageSet(String name, ImageShape shape, int classes, byte[] pixels, byte[] labels) {
    if (classes < 1 || classes > 256) {
      throw new IllegalArgumentException("classes must be in [1, 256], got " + classes);
    }
    if (pixels.length != (long) labels.length * shape.pixels()) {
      throw new IllegalArgumentException(
          name + ": " + labels.length + " labels do not fit " + pixels.length + " pixel values");
    }
    for (int row = 0; row < labels.length; row++) {
      int label = Byte.toUnsignedInt(labels[row]);
      if (label >= classes) {
        throw new DataException(
            name + ": label of row " + row + " must be below " + classes + ", got " + label);
      }
    }
    this.name = name;
    this.shape = shape;
    this.classes = classes;
    this.pixels = pixels;
    this.labels = labels;
    this.sha256 = hash(pixels, labels);
  }

  /** What messages call this set. */
  public String name() {
    return name;
  }

  /** The shape that all images share. */
  public ImageShape shape() {
    return shape;
  }

  /** The number of classes; labels are 0 to one less. */
  public int classes() {
    return classes;
  }

  /** The number of images. */
  public int size() {
    return labels.length;
  }

  /**
   * All values, unsigned bytes, [row, channel, y, x]. This is the array itself, not a copy: it is
   * shared by every run and must not be written.
   */
  public byte[] pixels() {
    return pixels;
  }

  /** The class of a row. */
  public int label(int row) {
    return Byte.toUnsignedInt(labels[row]);
  }

  /** SHA-256, in hex, of all pixel bytes and then all label bytes. */
  public String sha256() {
    return sha256;
  }

  private static String hash(byte[] pixels, byte[] labels) {
    MessageDigest digest = Digests.sha256();
    digest.update(pixels);
    digest.update(labels);
    return HexFormat.of().formatHex(digest.digest());
  }
}
