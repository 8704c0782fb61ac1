package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** How swept paths of a spec, and the values on them, are named in a report. */
final class Paths {
  /** A penalty's own schedule, or part of it. */
  private static final Pattern SCHEDULE = Pattern.compile("(^|\\.)penalty\\.schedule(\\.|$)");

  private static final Pattern LAYER = Pattern.compile("\\blayers\\.(\\d{1,9})\\.");

  static final Set<String> STRENGTHS = Set.of("lambda", "lambda1", "lambda2");

  /** Keys of a penalty object that need no mention where they have this value. */
  private static final Map<String, String> UNREMARKABLE =
      Map.of(
          "method", "proximal",
          "metric", "preconditioned",
          "reference", "zero",
          "schedule", "constant",
          "biases", "false");

  private static final Map<String, String> TYPES =
      Map.of(
          "none", "no penalty",
          "l1", "L1",
          "l2", "L2",
          "elastic-net", "elastic net",
          "decoupled-weight-decay", "decoupled weight decay",
          "group-lasso", "group lasso",
          "sparse-group-lasso", "sparse group lasso");

  /** No path of a spec: which of several experiments a configuration is of. */
  static final String EXPERIMENT = "experiment";

  private static final String EQUALS = "\u00a0=\u00a0";

  private Paths() {}

  /**
   * Returns what a reader calls a path: its last part, such as "lambda"; but "optimizer" for the
   * type of one, "penalty warmupEpochs" for what a learning rate's schedule has too, and "layer 2
   * lambda" for what other layers have, counted as in the layers' names.
   */
  static String name(String path) {
    if (leaf(path).equals("type") && path.contains(".")) {
      return name(path.substring(0, path.lastIndexOf('.')));
    }
    boolean scheduled = SCHEDULE.matcher(path).find();
    return layer(path) + (scheduled ? "penalty\u00a0" : "") + leaf(path);
  }

  /** Returns such as "layer 2 " for what lies inside a layer. */
  private static String layer(String path) {
    List<String> numbers =
        LAYER
            .matcher(path)
            .results()
            .map(each -> Integer.toString(1 + Integer.parseInt(each.group(1))))
            .toList();
    return numbers.isEmpty() ? "" : "layer\u00a0" + String.join(".", numbers) + "\u00a0";
  }

  private static String leaf(String path) {
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

  /** Returns a penalty's name as a title, such as "Decoupled weight decay". */
  static String title(String type) {
    return Sentences.capitalized(penalty(type));
  }

  /** Returns a swept value with its path's name, such as "lambda = 1e-4", unbreakable. */
  static String assignment(String path, JsonNode value) {
    if (leaf(path).equals("penalty") && value.has("type")) {
      return penaltyObject(value);
    }
    boolean type = path.equals("penalty.type") && value.isTextual();
    return type ? penalty(value.textValue()) : name(path) + EQUALS + value(path, value);
  }

  /** Returns a swept value alone, such as "1e-4". */
  static String value(String path, JsonNode value) {
    if (value.isNumber()) {
      double number = value.doubleValue();
      return isStrength(path) ? Numbers.strength(number) : Numbers.setting(number);
    }
    if (value.isObject() && value.has("type")) {
      return leaf(path).equals("penalty") ? penaltyObject(value) : object(value);
    }
    if (leaf(path).equals("type") && isPenalty(path) && value.isTextual()) {
      return penalty(value.textValue());
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  /** Returns an object by its type, such as "cosine (warmupEpochs = 2)". */
  private static String object(JsonNode object) {
    List<String> parts = new ArrayList<>();
    ObjectNode rest = object.deepCopy();
    rest.remove("type");
    rest.fields().forEachRemaining(each -> parts.add(assignment(each.getKey(), each.getValue())));
    String type = object.path("type").asText();
    return parts.isEmpty() ? type : type + " (" + String.join(", ", parts) + ")";
  }

  /** Returns a penalty object, such as "L2 with lambda = 1e-4". */
  static String penaltyObject(JsonNode penalty) {
    List<String> parts = settings(penalty);
    String type = penalty(penalty.path("type").asText());
    return parts.isEmpty() ? type : type + " with " + String.join(", ", parts);
  }

  /** Returns what a penalty object sets besides its type. */
  private static List<String> settings(JsonNode penalty) {
    List<String> parts = new ArrayList<>();
    penalty
        .fields()
        .forEachRemaining(
            field -> {
              String key = field.getKey();
              if (!key.equals("type") && !unremarkable(key, field.getValue())) {
                parts.add(setting(key, field.getValue()));
              }
            });
    return parts;
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
                tick.add(setting(key, field.getValue()));
              }
            });
    String name = type.equals("decoupled-weight-decay") ? "decoupled" : penalty(type);
    return tick.length() == 0 ? name : name + " " + tick;
  }

  /** Returns a key of a penalty object with its value. */
  private static String setting(String key, JsonNode value) {
    return key + EQUALS + value("penalty." + key, value);
  }

  private static boolean unremarkable(String key, JsonNode value) {
    boolean plain = !value.isObject() || value.path("warmupEpochs").asInt() == 0;
    JsonNode word = value.isObject() ? value.path("type") : value;
    return plain && UNREMARKABLE.getOrDefault(key, "").equals(word.asText());
  }

  /** Returns what a configuration sets, such as "L1 with lambda = 1e-4, method = subgradient". */
  static String configuration(Configuration configuration) {
    JsonNode experiment = configuration.assignment().get(EXPERIMENT);
    return experiment == null
        ? configuration(configuration, configuration.assignment())
        : experiment.asText() + ", " + configuration(configuration, without(configuration));
  }

  private static Map<String, JsonNode> without(Configuration configuration) {
    Map<String, JsonNode> assignment = new LinkedHashMap<>(configuration.assignment());
    assignment.remove(EXPERIMENT);
    return assignment;
  }

  private static String configuration(
      Configuration configuration, Map<String, JsonNode> assignment) {
    String type = penalty(configuration.penaltyType());
    if (assignment.isEmpty()) {
      return type;
    }
    if (assignment.keySet().stream().noneMatch(Paths::isStrength)) {
      return joined(assignment);
    }
    String settings = settings(assignment);
    return configuration.unpenalized() ? settings : type + " with " + settings;
  }

  /** Returns what a configuration sets besides the penalty's type, such as "lambda = 1e-4". */
  static String settings(Configuration configuration) {
    return settings(configuration.assignment());
  }

  private static String settings(Map<String, JsonNode> assignment) {
    Map<String, JsonNode> rest = new LinkedHashMap<>(assignment);
    rest.remove("penalty.type");
    return joined(rest);
  }

  /** Returns what a configuration sets of its penalty besides the type; empty if nothing. */
  static String penaltySettings(Configuration configuration) {
    List<String> parts = new ArrayList<>();
    configuration
        .assignment()
        .forEach(
            (path, value) -> {
              if (leaf(path).equals("penalty") && value.isObject()) {
                parts.addAll(settings(value));
              } else if (isPenalty(path) && !path.equals("penalty.type")) {
                parts.add(assignment(path, value));
              }
            });
    return String.join(", ", parts);
  }

  private static String joined(Map<String, JsonNode> assignment) {
    List<String> parts = new ArrayList<>();
    assignment.forEach((path, value) -> parts.add(assignment(path, value)));
    return String.join(", ", parts);
  }
}
