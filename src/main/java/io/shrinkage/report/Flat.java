package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON trees as lines of dotted keys and texts. */
final class Flat {
  private Flat() {}

  static Map<String, String> of(JsonNode tree) {
    Map<String, String> lines = new LinkedHashMap<>();
    collect("", tree, lines);
    return lines;
  }

  /** Returns the provenance of all runs: what they share once, what differs run by run. */
  static List<Fact> provenance(List<StoredRun> runs) {
    Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
    for (StoredRun run : runs) {
      of(run.provenance())
          .forEach(
              (key, value) ->
                  values
                      .computeIfAbsent(key, k -> new LinkedHashMap<>())
                      .computeIfAbsent(value, v -> new ArrayList<>())
                      .add(run.id()));
    }
    List<Fact> facts = new ArrayList<>();
    values.forEach((key, runsByValue) -> facts.add(new Fact(key, joined(runsByValue))));
    return facts;
  }

  private static String joined(Map<String, List<String>> runsByValue) {
    if (runsByValue.size() == 1) {
      return runsByValue.keySet().iterator().next();
    }
    return runsByValue.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }

  private static void collect(String prefix, JsonNode node, Map<String, String> lines) {
    if (node.isObject() && !node.isEmpty()) {
      node.fields()
          .forEachRemaining(
              field ->
                  collect(
                      prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                      field.getValue(),
                      lines));
    } else if (node.isValueNode()) {
      lines.put(prefix, node.asText());
    } else if (!node.isMissingNode()) {
      lines.put(prefix, node.toString());
    }
  }
}
