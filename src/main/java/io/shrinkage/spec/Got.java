package io.shrinkage.spec;

import com.fasterxml.jackson.databind.node.TextNode;

/** How a message shows what was found. */
final class Got {
  private static final int LONGEST = 100;

  private Got() {}

  /** Returns a value as JSON in one line, shortened where it is long. */
  static String text(Located value) {
    String json =
        value instanceof Located.Scalar scalar
            ? scalar.value().toString()
            : value.json().toString();
    return shorten(json);
  }

  /** Returns a key in quotes, escaped as in JSON and shortened. */
  static String key(String key) {
    return shorten(quoted(key));
  }

  /** Returns a text as a JSON string. */
  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static String shorten(String json) {
    if (json.length() <= LONGEST) {
      return json;
    }
    int end = Character.isHighSurrogate(json.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return json.substring(0, end) + "...";
  }
}
