package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One entry of the runs' penalty cards, with the configurations that have it.
 *
 * @param label what these set of the penalty, such as "lambda = 1e-4"
 * @param card a missing node where the strength is 0 and nothing acts
 * @param configurations at least one, in plan order
 */
record PenaltyRow(String label, JsonNode card, List<Configuration> configurations) {

  boolean acts() {
    return card.isObject();
  }

  String text(String key) {
    return card.path(key).asText("");
  }

  List<String> tensors() {
    List<String> names = new ArrayList<>();
    card.path("tensors").forEach(name -> names.add(name.asText()));
    return names;
  }

  SelfChecks checks() {
    return SelfChecks.of(configurations.stream().flatMap(each -> each.runs().stream()).toList());
  }

  /** A configuration with one entry of its card. */
  record Entry(Configuration configuration, JsonNode card) {}

  /**
   * Returns a row for all entries that are the same but for what is not the penalty's. Where such a
   * setting alters the entry, as the number of images does in scikit-learn's conventions, it is
   * part of the label.
   */
  static List<PenaltyRow> of(List<Entry> entries) {
    List<PenaltyRow> merged = merged(entries, Paths::penaltySettings);
    long labels = merged.stream().map(row -> row.label() + row.tensors()).distinct().count();
    return labels == merged.size() ? merged : merged(entries, Paths::settings);
  }

  private static List<PenaltyRow> merged(
      List<Entry> entries, Function<Configuration, String> label) {
    Map<Key, PenaltyRow> rows = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Key key = new Key(label.apply(entry.configuration()), entry.card());
      rows.computeIfAbsent(key, it -> new PenaltyRow(it.label(), it.card(), new ArrayList<>()))
          .configurations()
          .add(entry.configuration());
    }
    return List.copyOf(rows.values());
  }

  private record Key(String label, JsonNode card) {}
}
