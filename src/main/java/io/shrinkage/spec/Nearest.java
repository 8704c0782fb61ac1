package io.shrinkage.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a misspelt word was meant to be. */
public final class Nearest {
  private static final int LONGEST = 100;

  private Nearest() {}

  /** Returns "; did you mean ...?" for a word near enough to one of the known, else nothing. */
  public static String hint(String word, Collection<String> known) {
    return hint("", word, known);
  }

  /** The same, with the words below a path. */
  static String hint(String parent, String word, Collection<String> known) {
    return of(word, known)
        .map(other -> "; did you mean \"" + SpecPath.join(parent, other) + "\"?")
        .orElse("");
  }

  /** Returns the nearest known word, if one is near enough. */
  public static Optional<String> of(String word, Collection<String> known) {
    int limit = word.length() < 3 ? 1 : Math.max(2, word.length() / 2);
    return known.stream()
        .min(Comparator.comparingInt(other -> distance(word, other)))
        .filter(other -> distance(word, other) <= limit);
  }

  private static int distance(String word, String other) {
    return LevenshteinDistance.getDefaultInstance().apply(plain(word), plain(other));
  }

  private static String plain(String word) {
    String shortened = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    return shortened.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }
}
