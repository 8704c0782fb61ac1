package io.shrinkage.onednn;

import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.Padding;

/** How a window slides over an image. */
record Window(Side vertical, Side horizontal) {

  /** One direction: the window's size, its step, and the padding at either end. */
  record Side(int size, int stride, int before, int after) {

    /** The {@code same} padding of TensorFlow and DL4J: the odd pixel comes behind. */
    static Side of(int size, int stride, Padding padding, int in, int out) {
      int all = padding == Padding.SAME ? Math.max(0, (out - 1) * stride + size - in) : 0;
      return new Side(size, stride, all / 2, all - all / 2);
    }
  }

  /** A square window. */
  static Window of(int size, int stride, Padding padding, FeatureShape in, FeatureShape out) {
    return new Window(
        Side.of(size, stride, padding, in.height(), out.height()),
        Side.of(size, stride, padding, in.width(), out.width()));
  }

  /** A window over the whole image. */
  static Window whole(FeatureShape in) {
    return new Window(new Side(in.height(), 1, 0, 0), new Side(in.width(), 1, 0, 0));
  }

  long[] sizes() {
    return new long[] {vertical.size, horizontal.size};
  }

  long[] strides() {
    return new long[] {vertical.stride, horizontal.stride};
  }

  long[] before() {
    return new long[] {vertical.before, horizontal.before};
  }

  long[] after() {
    return new long[] {vertical.after, horizontal.after};
  }
}
