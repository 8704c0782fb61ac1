package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** How swept paths of a spec, and the values on them, are named in a report. */
final class Paths {
  private static final Set<String> STRENGTHS = Set.of("lambda", "lambda1", "lambda2");

  /** Keys of a penalty object that need no mention where they have this value. */
  private static final Map<String, String> UNREMARKABLE =
      Map.of("method", "proximal", "biases", "false");

  private static final Map<String, String> TYPES =
      Map.of(
          "none", "no penalty",
          "l1", "L1",
          "l2", "L2",
          "elastic-net", "elastic net",
          "decoupled-weight-decay", "decoupled weight decay");

  private Paths() {}

  /** Returns the last part of a path, such as "lambda". */
  static String leaf(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Returns whether the path is a penalty's lambda, lambda1 or lambda2. */
  static boolean isStrength(String path) {
    return isPenalty(path) && STRENGTHS.contains(leaf(path));
  }

  /** Returns whether the path is a penalty or part of one. */
  static boolean isPenalty(String path) {
    return List.of(path.split("\\.")).contains("penalty");
  }

  /** Returns a penalty's name, such as "decoupled weight decay". */
  static String penalty(String type) {
    return TYPES.getOrDefault(type, type);
  }

  /** Returns a swept value with its path's leaf, such as "lambda = 1e-4", unbreakable. */
  static String assignment(String path, JsonNode value) {
    if (leaf(path).equals("penalty") && value.has("type")) {
      return penaltyObject(value);
    }
    return leaf(path) + "\u00a0=\u00a0" + value(path, value);
  }

  /** Returns a swept value alone, such as "1e-4". */
  static String value(String path, JsonNode value) {
    if (value.isNumber()) {
      double number = value.doubleValue();
      return isStrength(path) ? Numbers.strength(number) : Numbers.setting(number);
    }
    if (leaf(path).equals("penalty") && value.has("type")) {
      return penaltyObject(value);
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  /** Returns a penalty object, such as "L2 with lambda = 1e-4". */
  static String penaltyObject(JsonNode penalty) {
    List<String> parts = new ArrayList<>();
    ObjectNode rest = penalty.deepCopy();
    rest.remove("type");
    rest.fields()
        .forEachRemaining(
            field -> {
              if (!unremarkable(field.getKey(), field.getValue())) {
                parts.add(assignment("penalty." + field.getKey(), field.getValue()));
              }
            });
    String type = penalty(penalty.path("type").asText());
    return parts.isEmpty() ? type : type + " with " + String.join(", ", parts);
  }

  /** Returns a penalty object as a tick of an axis, such as "L1 1e-4". */
  static String tick(JsonNode penalty) {
    StringJoiner tick = new StringJoiner(", ");
    ObjectNode rest = penalty.deepCopy();
    String type = rest.remove("type").asText();
    rest.fields()
        .forEachRemaining(
            field -> {
              String key = field.getKey();
              if (STRENGTHS.contains(key)) {
                tick.add(value("penalty." + key, field.getValue()));
              } else if (!unremarkable(key, field.getValue())) {
                tick.add(assignment("penalty." + key, field.getValue()));
              }
            });
    String name = type.equals("decoupled-weight-decay") ? "decoupled" : penalty(type);
    return tick.length() == 0 ? name : name + " " + tick;
  }

  private static boolean unremarkable(String key, JsonNode value) {
    return UNREMARKABLE.getOrDefault(key, "").equals(value.asText());
  }

  /** Returns what a configuration sets, such as "L1 with lambda = 1e-4, method = proximal". */
  static String configuration(Configuration configuration) {
    List<String> parts = new ArrayList<>();
    configuration.assignment().forEach((path, value) -> parts.add(assignment(path, value)));
    boolean strength = configuration.assignment().keySet().stream().anyMatch(Paths::isStrength);
    String name = String.join(", ", parts);
    if (strength && !configuration.unpenalized()) {
      return penalty(configuration.penaltyType()) + " with " + name;
    }
    return parts.isEmpty() ? penalty(configuration.penaltyType()) : name;
  }
}
