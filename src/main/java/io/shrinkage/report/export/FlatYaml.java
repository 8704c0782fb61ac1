package io.shrinkage.report.export;

import java.util.Map;
import java.util.stream.Collectors;

/** One flat mapping as YAML 1.1: every key plain, every text in double quotes and ASCII. */
final class FlatYaml {
  private FlatYaml() {}

  /** Returns the file; values are texts, numbers, or lists without elements. */
  static String of(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + scalar(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String scalar(Object value) {
    return value instanceof String text ? quoted(text) : value.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').append((char) c);
    } else if (c >= ' ' && c <= '~') {
      quoted.append((char) c);
    } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      quoted.append("\\uFFFD"); // half of a pair is no character
    } else {
      quoted.append("\\U%08X".formatted(c));
    }
  }
}
