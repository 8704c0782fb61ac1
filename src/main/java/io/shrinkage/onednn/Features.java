package io.shrinkage.onednn;

import io.shrinkage.model.FeatureShape;
import org.bytedeco.dnnl.memory;

/**
 * A batch of features between two layers, in whatever layout.
 *
 * @param count examples in the batch
 */
record Features(memory values, int count, FeatureShape shape) {

  long[] sizes() {
    return sizes(count, shape);
  }

  static long[] sizes(int count, FeatureShape shape) {
    return shape.flat()
        ? new long[] {count, shape.channels()}
        : new long[] {count, shape.channels(), shape.height(), shape.width()};
  }
}
