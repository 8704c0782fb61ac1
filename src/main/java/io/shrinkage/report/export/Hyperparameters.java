package io.shrinkage.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.RunColumns;
import io.shrinkage.run.RunStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The summaries that TensorBoard's HPARAMS tab reads, as api.proto and plugin_data.proto of its
 * plugin number their fields: the experiment with the domains of its parameters, and for every run
 * a start with its values and an end with its status.
 *
 * @param domains the distinct values of every parameter
 */
record Hyperparameters(Map<String, Set<JsonNode>> domains) {
  private static final String PLUGIN = "hparams";

  /** The plugin wants a tensor and reads nothing from it: floats, of the shape [0]. */
  private static final Message NULL_TENSOR =
      new Message().put(1, 1).put(2, new Message().put(2, new Message()));

  private enum Type {
    STRING(1),
    BOOL(2),
    FLOAT64(3);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  static Hyperparameters of(List<Map<String, JsonNode>> runs) {
    Map<String, Set<JsonNode>> domains = new LinkedHashMap<>();
    runs.forEach(
        run ->
            run.forEach(
                (name, value) ->
                    domains.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value)));
    return new Hyperparameters(domains);
  }

  /**
   * Returns the experiment.
   *
   * @param metrics tags of scalars
   */
  byte[] experiment(Instant created, String name, String description, List<String> metrics) {
    Message experiment = new Message();
    if (!description.isEmpty()) {
      experiment.put(1, description);
    }
    experiment.put(3, Events.seconds(created));
    domains.forEach((parameter, values) -> experiment.put(4, info(parameter, values)));
    for (String tag : metrics) {
      experiment.put(5, new Message().put(1, new Message().put(2, tag)));
    }
    experiment.put(6, name);
    return summary(created, "experiment", new Message().put(2, experiment));
  }

  private Message info(String name, Set<JsonNode> values) {
    Message list = new Message();
    values.forEach(value -> list.put(1, value(name, value)));
    return new Message().put(1, name).put(4, type(name).number).put(5, list);
  }

  /** Returns the start of a run with its values. */
  byte[] start(Instant time, Map<String, JsonNode> values) {
    Message start = new Message();
    values.forEach(
        (name, value) -> start.put(1, new Message().put(1, name).put(2, value(name, value))));
    start.put(5, Events.seconds(time));
    return summary(time, "session_start_info", new Message().put(3, start));
  }

  /**
   * Returns the end of a run: what diverged or failed is a failure there, what was stopped neither.
   */
  static byte[] end(Instant time, RunStatus status) {
    int outcome = status == RunStatus.COMPLETED ? 1 : status == RunStatus.STOPPED ? 0 : 2;
    Message end = new Message().put(1, outcome).put(2, Events.seconds(time));
    return summary(time, "session_end_info", new Message().put(4, end));
  }

  /** Returns a value as google.protobuf.Value, of the one type that its parameter has. */
  private Message value(String name, JsonNode value) {
    return switch (type(name)) {
      case FLOAT64 -> new Message().put(2, value.doubleValue());
      case BOOL -> new Message().put(4, value.booleanValue());
      case STRING -> new Message().put(3, RunColumns.text(value));
    };
  }

  private Type type(String name) {
    Set<JsonNode> values = domains.getOrDefault(name, Set.of());
    if (values.stream().allMatch(JsonNode::isNumber)) {
      return Type.FLOAT64;
    }
    return values.stream().allMatch(JsonNode::isBoolean) ? Type.BOOL : Type.STRING;
  }

  private static byte[] summary(Instant time, String tag, Message data) {
    Message plugin = new Message().put(1, PLUGIN).put(2, data);
    return Events.value(
        time,
        new Message()
            .put(1, "_hparams_/" + tag)
            .put(8, NULL_TENSOR)
            .put(9, new Message().put(1, plugin)));
  }
}
