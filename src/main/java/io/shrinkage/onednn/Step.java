package io.shrinkage.onednn;

import org.bytedeco.dnnl.stream;

/** Something that a pass through a network does, always in the same memory. */
@FunctionalInterface
interface Step {
  void run(stream queue);
}
