package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How words of the report become the beginning of a sentence or a title. */
public final class Sentences {
  /** A number with a negative exponent, which a line may break after its hyphen. */
  private static final Pattern NUMBER = Pattern.compile("[\\d.]+e-\\d+");

  private Sentences() {}

  /**
   * A piece of a text.
   *
   * @param number whether it must stay on one line
   */
  public record Piece(String text, boolean number) {}

  /** Returns a text in pieces, in order and with nothing left out. */
  public static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      pieces.add(new Piece(text.substring(end, matcher.start()), false));
      pieces.add(new Piece(matcher.group(), true));
      end = matcher.end();
    }
    pieces.add(new Piece(text.substring(end), false));
    return pieces;
  }

  /** Returns a text with its first letter as a capital. */
  static String capitalized(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
