package io.shrinkage.spec;

import java.util.List;
import java.util.regex.Pattern;

/** Dotted paths in a spec, such as "model.layers.0.filters". */
final class SpecPath {
  private static final Pattern PLAIN = Pattern.compile("[\\w$.-]{1,100}");

  private SpecPath() {}

  /** Appends a key; one that could break a message's line is quoted. */
  static String join(String parent, String key) {
    String shown = PLAIN.matcher(key).matches() ? key : Got.key(key);
    return parent.isEmpty() ? shown : parent + "." + shown;
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
