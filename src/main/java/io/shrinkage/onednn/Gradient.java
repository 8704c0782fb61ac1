package io.shrinkage.onednn;

import org.bytedeco.dnnl.memory;

/**
 * The loss's gradient by the features between two layers.
 *
 * @param shared whether somebody else reads it too, so that nobody may write over it
 */
record Gradient(memory values, boolean shared) {

  /** A gradient for one reader. */
  static Gradient of(memory values) {
    return new Gradient(values, false);
  }

  Gradient forTwo() {
    return new Gradient(values, true);
  }
}
