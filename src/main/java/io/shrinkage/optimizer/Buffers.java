package io.shrinkage.optimizer;

import java.util.List;

/** What the optimizers' states do alike with their buffers. */
final class Buffers {

  private static final float TINY = 1e-30f;

  private Buffers() {}

  /**
   * Keeps a value that decays to 0 out of the denormal floats: what is below about 1e-37 becomes 0
   * or stays a normal float, what is above 1e-22 keeps every bit.
   *
   * <p>Without it the velocity of a dead unit ends at 4 * Float.MIN_VALUE, which 0.9 times rounds
   * to itself, and every instruction that meets it takes over ten times as long.
   */
  static float flush(float value) {
    return (value + TINY) - TINY;
  }

  /** Copies saved buffers into those of a state. */
  static void copy(List<float[]> saved, List<float[]> buffers) {
    if (saved.size() != buffers.size()) {
      throw new IllegalArgumentException(
          "optimizer state: buffers must be " + buffers.size() + ", got " + saved.size());
    }
    for (int i = 0; i < saved.size(); i++) {
      float[] from = saved.get(i);
      float[] to = buffers.get(i);
      if (from.length != to.length) {
        throw new IllegalArgumentException(
            "optimizer state: parameters must be " + to.length + ", got " + from.length);
      }
      System.arraycopy(from, 0, to, 0, to.length);
    }
  }
}
