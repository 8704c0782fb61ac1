package io.shrinkage.onednn;

import org.bytedeco.dnnl.memory;

/** Descriptions of single-precision memory. */
final class Layout {

  private Layout() {}

  /** Leaves the layout to the primitive. */
  static memory.desc any(long... sizes) {
    return of(memory.format_tag.any, sizes);
  }

  /** Row-major, without gaps. */
  static memory.desc plain(long... sizes) {
    return of(
        switch (sizes.length) {
          case 1 -> memory.format_tag.a;
          case 2 -> memory.format_tag.ab;
          case 4 -> memory.format_tag.abcd;
          default -> throw new IllegalArgumentException("no layout of " + sizes.length + " sizes");
        },
        sizes);
  }

  /** Of images [count, channels, height, width], a pixel's channels side by side. */
  static memory.desc channelsLast(long... sizes) {
    return of(memory.format_tag.acdb, sizes);
  }

  /** Of biases; for none an empty description, by which oneDNN leaves them out. */
  static memory.desc biases(boolean any, int units) {
    return any ? plain(units) : new memory.desc();
  }

  private static memory.desc of(memory.format_tag format, long... sizes) {
    return new memory.desc(sizes, memory.data_type.f32, format);
  }
}
