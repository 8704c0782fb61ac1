package io.shrinkage.report;

import java.util.List;

/**
 * What the experiment says, in sentences.
 *
 * @param headline the answer in one sentence
 * @param tiles the numbers behind it, at a glance
 * @param sentences the evidence
 * @param trouble runs that ended otherwise than meant
 * @param limits what these numbers cannot say, and what would
 */
public record Verdict(
    String headline,
    List<Tile> tiles,
    List<String> sentences,
    List<String> trouble,
    List<String> limits) {

  /** A number with its name and what it compares with. */
  public record Tile(String name, String value, String note) {}
}
