package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.report.Chart.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What one configuration really executed, read back from its network.
 *
 * @param name the configuration
 * @param tensors every parameter tensor with the penalty that acted on it
 * @param rest everything else, such as DL4J's regularization
 */
public record ExecutedView(String name, Table tensors, List<Fact> rest) {
  private static final List<String> TEXTS =
      List.of("name", "kind", "shape", "penalty", "method", "metric", "reference", "schedule");
  private static final List<String> STRENGTHS = List.of("l1", "l2", "decay", "group");

  static List<ExecutedView> of(List<Configuration> configurations) {
    List<ExecutedView> views = new ArrayList<>();
    for (Configuration each : configurations) {
      each.runs().stream()
          .map(run -> run.executed())
          .filter(executed -> executed.isObject())
          .findFirst()
          .ifPresent(executed -> views.add(of(Paths.configuration(each), executed)));
    }
    return views;
  }

  private static ExecutedView of(String name, JsonNode executed) {
    List<String> head = new ArrayList<>(TEXTS);
    head.add("entries");
    head.addAll(STRENGTHS);
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode tensor : executed.path("tensors")) {
      List<String> row = new ArrayList<>();
      TEXTS.forEach(key -> row.add(text(tensor.path(key))));
      row.add(Numbers.count(tensor.path("size").asLong()));
      STRENGTHS.forEach(key -> row.add(Numbers.strength(tensor.path(key).asDouble())));
      rows.add(row);
    }
    List<Fact> rest = new ArrayList<>();
    Flat.of(executed).forEach((key, value) -> rest.add(new Fact(key, value)));
    rest.removeIf(fact -> fact.name().startsWith("tensors"));
    return new ExecutedView(name, new Table(head, rows, TEXTS.size()), rest);
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(each -> parts.add(each.asText()));
      return String.join(" \u00d7 ", parts);
    }
    return value.asText();
  }
}
