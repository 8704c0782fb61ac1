package io.shrinkage.data;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a part into network input, augmented where asked. One per run: it works in a buffer
 * of its own, so that a batch allocates nothing, and is not thread-safe.
 */
public final class BatchAssembler {
  private static final int PADDING = 4;

  private final Scaler scaler;
  private final boolean flips;
  private final boolean crops;
  private byte[] augmented = {};

  /** An assembler for one run. */
  public BatchAssembler(Scaler scaler, List<Augmentation> augment) {
    this.scaler = scaler;
    this.flips = augment.contains(Augmentation.HORIZONTAL_FLIP);
    this.crops = augment.contains(Augmentation.RANDOM_CROP);
  }

  /**
   * Writes the images at positions {@code order[from]} to {@code order[from + count - 1]} of the
   * part.
   *
   * @param order positions in the part, not rows of its file
   * @param target floats [count, c, h, w], written from its start
   * @param random what augmentation draws from; null where nothing is augmented (evaluation)
   */
  public void fill(
      Part part,
      int[] order,
      int from,
      int count,
      float[] target,
      @Nullable SplittableRandom random) {
    ImageSet images = part.images();
    int size = images.shape().pixels();
    for (int i = 0; i < count; i++) {
      int row = part.row(order[from + i]);
      if (random == null || !(flips || crops)) {
        scaler.write(images, row, target, i * size);
      } else {
        augment(images, row, random);
        scaler.write(augmented, 0, target, i * size);
      }
    }
  }

  private void augment(ImageSet images, int row, SplittableRandom random) {
    ImageShape shape = images.shape();
    if (augmented.length != shape.pixels()) {
      augmented = new byte[shape.pixels()];
    }
    boolean flip = flips && random.nextBoolean();
    int down = crops ? random.nextInt(2 * PADDING + 1) - PADDING : 0;
    int right = crops ? random.nextInt(2 * PADDING + 1) - PADDING : 0;
    int base = row * shape.pixels();
    int sink = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < shape.height(); y++) {
        int line = base + channel * shape.plane() + (y + down) * shape.width();
        boolean inside = y + down >= 0 && y + down < shape.height();
        copyLine(images.pixels(), line, inside, right, flip, sink, shape.width());
        sink += shape.width();
      }
    }
  }

  /** Writes one line: the stored one moved, black where it lies in the padding, then mirrored. */
  private void copyLine(
      byte[] pixels, int line, boolean inside, int right, boolean flip, int sink, int width) {
    for (int x = 0; x < width; x++) {
      int column = x + right;
      byte value = inside && column >= 0 && column < width ? pixels[line + column] : 0;
      augmented[sink + (flip ? width - 1 - x : x)] = value;
    }
  }
}
