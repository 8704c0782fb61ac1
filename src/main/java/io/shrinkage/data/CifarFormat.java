package io.shrinkage.data;

import java.util.Locale;

/**
 * The binary format of CIFAR: records of one label byte (CIFAR-10) or a coarse and a fine one
 * (CIFAR-100), then 3 planes of 32x32 bytes, red, green, blue.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky: Learning multiple layers
 *     of features from tiny images, 2009</a>
 */
enum CifarFormat {
  /** One label of 10. */
  CIFAR10(1, 10),
  /** A coarse label, which is ignored, and a fine one of 100. */
  CIFAR100(2, 100);

  static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private final int labelBytes;
  private final int classes;

  CifarFormat(int labelBytes, int classes) {
    this.labelBytes = labelBytes;
    this.classes = classes;
  }

  /** The number of classes. */
  int classes() {
    return classes;
  }

  /** The bytes of one record. */
  int recordBytes() {
    return labelBytes + SHAPE.pixels();
  }

  /**
   * Reads a file of exactly so many records into the rows from {@code firstRow} on.
   *
   * @return the digest of the decompressed bytes, in hex
   */
  String read(
      DataFile file, String algorithm, int records, byte[] pixels, byte[] labels, int firstRow) {
    String whole = records + " records of " + this;
    try (DataFileReader reader = new DataFileReader(file, algorithm)) {
      byte[] record = new byte[recordBytes()];
      for (int i = 0; i < records; i++) {
        reader.read(record, 0, record.length, whole);
        int row = firstRow + i;
        labels[row] = (byte) label(file.name(), i, record);
        System.arraycopy(record, labelBytes(), pixels, row * SHAPE.pixels(), SHAPE.pixels());
      }
      reader.expectEnd(whole);
      return reader.digest();
    }
  }

  /** The label of a record, checked. */
  int label(String file, int index, byte[] record) {
    int label = Byte.toUnsignedInt(record[labelBytes - 1]);
    if (label >= classes) {
      throw new DataException(
          file + ": label of record " + index + " must be below " + classes + ", got " + label);
    }
    return label;
  }

  /** Where the pixels of a record start. */
  int labelBytes() {
    return labelBytes;
  }

  @Override
  public String toString() {
    return recordBytes() + " bytes (" + name().toLowerCase(Locale.ROOT) + " binary)";
  }
}
