package io.shrinkage.report;

/** How words of the report become the beginning of a sentence or a title. */
public final class Sentences {
  private Sentences() {}

  /** Returns a text with its first letter as a capital. */
  static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
