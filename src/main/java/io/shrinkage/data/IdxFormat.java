package io.shrinkage.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The IDX format of MNIST: two zero bytes, the type (8: unsigned byte), the number of dimensions,
 * each dimension as a big-endian 32-bit number, then the values.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes, Burges: the MNIST database</a>
 */
final class IdxFormat {
  private static final int UNSIGNED_BYTES = 0x0800;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private IdxFormat() {}

  /**
   * The content of one file.
   *
   * @param digest of the decompressed bytes, in hex
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Content(String name, int[] dimensions, byte[] values, String digest) {}

  /**
   * Reads a whole file of these dimensions, such as 60000, 28, 28. Nothing beyond its header is
   * read, let alone decompressed, if it declares others.
   */
  static Content read(DataFile file, String algorithm, int... expected) {
    try (DataFileReader reader = new DataFileReader(file, algorithm)) {
      int[] dimensions = header(reader);
      if (!Arrays.equals(dimensions, expected)) {
        throw new DataException(
            reader.name()
                + ": must hold "
                + text(expected)
                + " values (IDX), got "
                + text(dimensions));
      }
      String whole = whole(dimensions);
      byte[] values = reader.read(size(file.name(), dimensions), whole);
      reader.expectEnd(whole);
      return new Content(file.name(), dimensions, values, reader.digest());
    }
  }

  /** Reads a header: the dimensions, from 1 to 3 of them, each at least 1. */
  static int[] header(DataFileReader reader) {
    int magic = word(reader);
    int rank = magic & 0xff;
    if ((magic & ~0xff) != UNSIGNED_BYTES || rank < 1 || rank > 3) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: must start with the IDX magic number 0x00000803 (images) or 0x00000801"
                  + " (labels), got 0x%08x",
              reader.name(),
              magic));
    }
    int[] dimensions = new int[rank];
    for (int i = 0; i < rank; i++) {
      dimensions[i] = word(reader);
    }
    size(reader.name(), dimensions);
    return dimensions;
  }

  /** What a file of these dimensions must hold, for messages. */
  static String whole(int... dimensions) {
    return "a header and " + text(dimensions) + " values (IDX)";
  }

  /** Joins a file of images and a file of labels, which must have as many rows. */
  static ImageSet join(String name, Content images, Content labels, int classes) {
    requirePair(images.name(), images.dimensions(), labels.name(), labels.dimensions());
    for (int row = 0; row < labels.values().length; row++) {
      requireLabel(labels.name(), row, Byte.toUnsignedInt(labels.values()[row]), classes);
    }
    ImageShape shape = new ImageShape(1, images.dimensions()[1], images.dimensions()[2]);
    return new ImageSet(name, shape, classes, images.values(), labels.values());
  }

  /** Checks that two files hold images and as many labels. */
  static void requirePair(String images, int[] imageSizes, String labels, int[] labelSizes) {
    requireRank(images, imageSizes, 3, "images");
    requireRank(labels, labelSizes, 1, "labels");
    if (imageSizes[0] != labelSizes[0]) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: must hold as many labels as %s holds images (%d), got %d",
              labels,
              images,
              imageSizes[0],
              labelSizes[0]));
    }
  }

  /** Checks a label against the number of classes. */
  static void requireLabel(String file, int row, int label, int classes) {
    if (label >= classes) {
      throw new DataException(
          file + ": label of row " + row + " must be below " + classes + ", got " + label);
    }
  }

  private static void requireRank(String file, int[] dimensions, int rank, String what) {
    if (dimensions.length != rank) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: must hold %s (IDX with %d dimensions), got %d dimensions",
              file,
              what,
              rank,
              dimensions.length));
    }
  }

  private static int word(DataFileReader reader) {
    return ByteBuffer.wrap(reader.read(4, "an IDX header")).getInt();
  }

  /** The number of values, guarded against headers that overflow it. */
  private static int size(String name, int[] dimensions) {
    long size = 1;
    for (int dimension : dimensions) {
      // Both factors are below 2^31, so the product cannot overflow a long.
      size = dimension < 1 ? Long.MAX_VALUE : size * dimension;
      if (size > LARGEST_ARRAY) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: dimensions must be at least 1 and hold at most %d values, got %s",
                name,
                LARGEST_ARRAY,
                text(dimensions)));
      }
    }
    return (int) size;
  }

  private static String text(int[] dimensions) {
    StringBuilder text = new StringBuilder();
    for (int dimension : dimensions) {
      text.append(text.isEmpty() ? "" : "x").append(Integer.toUnsignedString(dimension));
    }
    return text.toString();
  }
}
