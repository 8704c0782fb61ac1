package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON trees as lines of dotted keys and texts. */
final class Flat {
  private static final String COMMAND = "command";

  /** Nobody reads more; every run's result.json has its own. */
  private static final int MOST_VALUES = 200;

  private static final int MOST_RUNS = 200;

  /** An option's name, if any; a root; folders; and the last element, which alone is shown. */
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "((?:-[^/\\\\]*=)?)(?:file:/|~?[/\\\\]|[A-Za-z]:[/\\\\])(?:.*[/\\\\])?([^/\\\\]+)[/\\\\]*");

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
      provenance(run.provenance())
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

  /** Returns the lines without the folders of the machine, which a report that is shared tells. */
  private static Map<String, String> provenance(JsonNode provenance) {
    Map<String, String> lines = of(provenance);
    if (provenance.path(COMMAND).isArray()) {
      ArrayNode arguments = JsonNodeFactory.instance.arrayNode();
      provenance.path(COMMAND).forEach(each -> arguments.add(shortened(each.asText())));
      lines.put(COMMAND, arguments.toString());
    }
    return lines;
  }

  private static String shortened(String argument) {
    Matcher matcher = ABSOLUTE.matcher(argument);
    return matcher.matches() ? matcher.group(1) + "\u2026/" + matcher.group(2) : argument;
  }

  private static String joined(Map<String, List<String>> runsByValue) {
    if (runsByValue.size() == 1) {
      return runsByValue.keySet().iterator().next();
    }
    String shown =
        runsByValue.entrySet().stream()
            .limit(MOST_VALUES)
            .map(entry -> entry.getKey() + " (" + runs(entry.getValue()) + ")")
            .collect(Collectors.joining("; "));
    int rest = runsByValue.size() - MOST_VALUES;
    return rest <= 0
        ? shown
        : shown + "; and " + Numbers.counted(rest, "other") + " (in every run's result.json)";
  }

  private static String runs(List<String> ids) {
    int rest = ids.size() - MOST_RUNS;
    String shown = ids.stream().limit(MOST_RUNS).collect(Collectors.joining(", "));
    return rest <= 0 ? shown : shown + ", and " + Numbers.counted(rest, "other run");
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
