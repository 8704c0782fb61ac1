package io.shrinkage.optimizer;

import java.util.List;

/** What the optimizers' states do alike with their buffers. */
final class Buffers {

  private Buffers() {}

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
