package io.shrinkage.spec;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mistake in a file.
 *
 * @param file as the caller named it
 * @param line from 1; 0 where the mistake is the file's as a whole
 * @param path dotted, such as "model.layers.2.size"; empty where it is the file's as a whole
 * @param message the constraint and what was found instead: "must be ..., got ..."
 */
public record Problem(String file, int line, String path, String message) {

  /** What ends a line, commands a terminal or turns the direction of the text around it. */
  private static final Pattern UNSHOWN =
      Pattern.compile(
          "[\\p{Cntrl}\\u0080-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");

  /** The one line that a person reads; characters that would do something else are escaped. */
  @Override
  public String toString() {
    String text =
        file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    return UNSHOWN.matcher(text).replaceAll(found -> escaped(found.group().charAt(0)));
  }

  private static String escaped(char character) {
    return Matcher.quoteReplacement(String.format(Locale.ROOT, "\\u%04X", (int) character));
  }
}
