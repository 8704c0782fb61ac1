package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.report.Chart.Table;
import io.shrinkage.run.SpecChanges;
import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where the resolved specs of experiments differ, and what else made their numbers. */
record SpecDifferences(List<ComparedExperiment> experiments) {
  private static final String NOTHING = "\u2013";

  /** What says nothing of the numbers. */
  private static final Set<String> SPEC = Set.of("name", "description", "keepModels");

  /** What of the provenance may differ in numbers; data by their hashes. */
  private static final List<String> PROVENANCE =
      List.of("version", "commit", "numerics", "instruction_set", "data");

  /** Returns a row a key that differs. */
  Table table() {
    List<Map<String, String>> values = experiments.stream().map(this::values).toList();
    Set<String> keys = new LinkedHashSet<>();
    values.forEach(each -> keys.addAll(each.keySet()));
    List<List<String>> rows = new ArrayList<>();
    for (String key : ordered(keys)) {
      List<String> row = new ArrayList<>();
      values.forEach(each -> row.add(each.getOrDefault(key, NOTHING)));
      if (row.stream().distinct().count() > 1) {
        row.add(0, key);
        rows.add(row);
      }
    }
    List<String> head = new ArrayList<>(List.of("key"));
    experiments.forEach(each -> head.add(each.label()));
    return new Table(head, rows, head.size());
  }

  /** Returns the keys by sections as they occur, sorted within each. */
  private static List<String> ordered(Set<String> keys) {
    Map<String, Set<String>> sections = new LinkedHashMap<>();
    for (String key : keys) {
      String section = key.split("\\.", 2)[0];
      sections.computeIfAbsent(section, absent -> new TreeSet<>()).add(key);
    }
    return sections.values().stream().flatMap(Set::stream).toList();
  }

  private Map<String, String> values(ComparedExperiment experiment) {
    Map<String, String> values = new LinkedHashMap<>();
    SpecChanges.leaves(experiment.stored().spec())
        .forEach(
            (path, value) -> {
              if (!SPEC.contains(path)) {
                values.put(path, text(value));
              }
            });
    experiment.sweep().runs().stream()
        .map(StoredRun::provenance)
        .filter(each -> !each.isMissingNode())
        .findFirst()
        .ifPresent(each -> provenance(each, values));
    return values;
  }

  private static void provenance(JsonNode provenance, Map<String, String> values) {
    for (String key : PROVENANCE) {
      SpecChanges.leaves(provenance.path(key))
          .forEach(
              (path, value) -> {
                String name = "provenance." + key + (path.isEmpty() ? "" : "." + path);
                values.put(name, value.isMissingNode() ? NOTHING : text(value));
              });
    }
  }

  /** Returns a value as JSON has it, with strings bare; numbers in full, such as 1e-5. */
  private static String text(JsonNode value) {
    if (value.isNumber()) {
      return number(value.doubleValue());
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(each -> parts.add(text(each)));
      return "[" + String.join(", ", parts) + "]";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static String number(double value) {
    return Double.toString(value).replace(".0E", "E").replace('E', 'e').replaceFirst("\\.0$", "");
  }
}
