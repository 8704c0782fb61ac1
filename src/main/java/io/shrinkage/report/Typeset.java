package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula as a page sets it: variables in italics, lambda as a letter, and what follows an
 * underscore as a subscript.
 */
public record Typeset(List<Piece> pieces) {
  private static final Pattern TOKEN =
      Pattern.compile("lambda([12]?)|_(\\w)|(\u2080)|(?<![A-Za-z])([Jgwnst])(?![A-Za-z])");

  /** A piece in one style. */
  public record Piece(String text, Style style) {}

  /** How a piece stands. */
  public enum Style {
    UPRIGHT,
    ITALIC,
    SUBSCRIPT
  }

  static Typeset of(String formula) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(formula);
    int end = 0;
    while (matcher.find()) {
      add(pieces, formula.substring(end, matcher.start()), Style.UPRIGHT);
      if (matcher.group(1) != null) {
        add(pieces, "\u03bb", Style.ITALIC);
        add(pieces, matcher.group(1), Style.SUBSCRIPT);
      } else if (matcher.group(2) != null) {
        add(pieces, matcher.group(2), Style.SUBSCRIPT);
      } else if (matcher.group(3) != null) {
        add(pieces, "0", Style.SUBSCRIPT);
      } else {
        add(pieces, matcher.group(4), Style.ITALIC);
      }
      end = matcher.end();
    }
    add(pieces, formula.substring(end), Style.UPRIGHT);
    return new Typeset(List.copyOf(pieces));
  }

  static Typeset plain(String text) {
    return new Typeset(List.of(new Piece(text, Style.UPRIGHT)));
  }

  private static void add(List<Piece> pieces, String text, Style style) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, style));
    }
  }
}
