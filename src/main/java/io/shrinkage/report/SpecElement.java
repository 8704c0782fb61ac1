package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.SpecSeal;
import io.shrinkage.spec.SpecException;

/** The resolved spec that a report carries, so that it can be run again from the report alone. */
public final class SpecElement {
  private static final String OPENING = "<script type=\"application/json\" id=\"experiment-spec\">";
  private static final String CLOSING = "</script>";

  private SpecElement() {}

  /** Returns the whole element. */
  static String element(JsonNode resolved) {
    return OPENING + ScriptJson.safe(SpecSeal.text(resolved)) + CLOSING;
  }

  /**
   * Returns the JSON in a page, still sealed.
   *
   * @param where what messages call the page
   * @throws SpecException if it has none, or more than one
   */
  public static String of(String where, String html) {
    int opening = html.indexOf(OPENING);
    if (opening < 0) {
      throw SpecException.of(
          where,
          "must be a report with its spec inside, got none; the command report writes it anew from"
              + " its results");
    }
    if (html.indexOf(OPENING, opening + 1) >= 0) {
      throw SpecException.of(where, "must have one spec inside, got several");
    }
    int from = opening + OPENING.length();
    int to = html.indexOf(CLOSING, from);
    if (to < 0) {
      throw SpecException.of(where, "must be a whole report, got one that is cut within its spec");
    }
    return html.substring(from, to);
  }
}
