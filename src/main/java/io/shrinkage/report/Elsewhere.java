package io.shrinkage.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type's strengths in other libraries.
 *
 * @param libraries those that can say it
 * @param nowhere names the others, with what is missing
 */
record Elsewhere(List<String> libraries, String nowhere) {

  static Elsewhere of(List<PenaltyRow> acting) {
    Set<String> all = new LinkedHashSet<>();
    acting.forEach(row -> row.card().path("elsewhere").fieldNames().forEachRemaining(all::add));
    Map<String, List<String>> missing = new LinkedHashMap<>();
    List<String> libraries = new ArrayList<>();
    for (String library : all) {
      List<String> texts = acting.stream().map(row -> text(row, library)).distinct().toList();
      boolean number = texts.stream().anyMatch(text -> text.chars().anyMatch(Character::isDigit));
      if (number || texts.size() > 1) {
        libraries.add(library);
      } else {
        missing.computeIfAbsent(texts.get(0), text -> new ArrayList<>()).add(library);
      }
    }
    List<String> parts = new ArrayList<>();
    missing.forEach((text, names) -> parts.add(String.join(", ", names) + ": " + text));
    return new Elsewhere(libraries, String.join("; ", parts));
  }

  static String text(PenaltyRow row, String library) {
    return row.card().path("elsewhere").path(library).asText("\u2013");
  }

  List<Fact> facts(PenaltyRow row) {
    return libraries.stream().map(library -> new Fact(library, text(row, library))).toList();
  }
}
