package io.shrinkage.report;

import java.util.regex.Pattern;

/** How words of the report become the beginning of a sentence or a title. */
public final class Sentences {
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\w)-(?=\\w)");

  private Sentences() {}

  /**
   * Returns a text whose numbers and names break at no hyphen, such as 1e-3, for a narrow title.
   */
  public static String unbroken(String text) {
    return HYPHEN.matcher(text).replaceAll("\u2011");
  }

  /** Returns a text with its first letter as a capital. */
  static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
