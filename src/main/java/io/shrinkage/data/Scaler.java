package io.shrinkage.data;

/**
 * Turns stored bytes into network input; immutable, so one serves all threads.
 *
 * <p>All but the per-image scale depend on channel and byte alone and are looked up.
 */
public final class Scaler {
  private static final int BYTES = 256;

  private final ImageShape shape;
  private final float[] table;

  /** A table of [channel, byte]; an empty one stands for per-image. */
  private Scaler(ImageShape shape, float[] table) {
    this.shape = shape;
    this.table = table;
  }

  /** The scaler of a run; its statistics, if it needs any, are those of the training part. */
  public static Scaler of(Scale scale, Part train) {
    ImageShape shape = train.images().shape();
    return switch (scale) {
      case RAW -> linear(shape, 0, 1);
      case UNIT -> linear(shape, 0, 255);
      case STANDARDIZE -> new Scaler(shape, standardized(ChannelStatistics.of(train)));
      case PER_IMAGE -> new Scaler(shape, new float[0]);
    };
  }

  private static Scaler linear(ImageShape shape, double mean, double divisor) {
    float[] table = new float[shape.channels() * BYTES];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) ((i % BYTES - mean) / divisor);
    }
    return new Scaler(shape, table);
  }

  private static float[] standardized(ChannelStatistics statistics) {
    float[] table = new float[statistics.channels() * BYTES];
    for (int i = 0; i < table.length; i++) {
      double deviation = statistics.standardDeviation(i / BYTES);
      // A channel without any variation holds no information: centred, it is 0 everywhere.
      double divisor = deviation > 0 ? deviation : 1;
      table[i] = (float) ((i % BYTES / 255.0 - statistics.mean(i / BYTES)) / divisor);
    }
    return table;
  }

  /** Writes a row of a set as floats [c, h, w] from {@code offset} on. */
  public void write(ImageSet images, int row, float[] target, int offset) {
    write(images.pixels(), row * shape.pixels(), target, offset);
  }

  /** Writes one image that starts at {@code from} in {@code pixels}. */
  void write(byte[] pixels, int from, float[] target, int offset) {
    if (table.length == 0) {
      writePerImage(pixels, from, target, offset);
      return;
    }
    int plane = shape.plane();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int source = from + channel * plane;
      int sink = offset + channel * plane;
      int base = channel * BYTES;
      for (int i = 0; i < plane; i++) {
        target[sink + i] = table[base + (pixels[source + i] & 0xff)];
      }
    }
  }

  private void writePerImage(byte[] pixels, int from, float[] target, int offset) {
    int count = shape.pixels();
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < count; i++) {
      int value = pixels[from + i] & 0xff;
      sum += value;
      squares += (long) value * value;
    }
    double mean = (double) sum / count;
    double variance = Math.max(0, (double) squares / count - mean * mean);
    // As tf.image.per_image_standardization: the bound keeps uniform images finite.
    double divisor = Math.max(Math.sqrt(variance), 1 / Math.sqrt(count));
    float shift = (float) mean;
    float factor = (float) (1 / divisor);
    for (int i = 0; i < count; i++) {
      target[offset + i] = ((pixels[from + i] & 0xff) - shift) * factor;
    }
  }
}
