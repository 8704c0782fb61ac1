package io.shrinkage.spec;

import java.util.List;

/** Dotted paths in a spec, such as "model.layers.0.filters". */
final class SpecPath {
  private SpecPath() {}

  static String join(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }

  static List<String> segments(String path) {
    return List.of(path.split("\\.", -1));
  }

  /** Returns whether a path is another or lies below it. */
  static boolean within(String path, String ancestor) {
    return path.equals(ancestor) || path.startsWith(ancestor + ".");
  }

  /** Returns whether a segment is the index of an array of that size, without leading zeros. */
  static boolean isIndex(String segment, int size) {
    return segment.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(segment) < size;
  }
}
