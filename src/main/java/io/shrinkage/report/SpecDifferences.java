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
    for (String key : keys) {
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

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
