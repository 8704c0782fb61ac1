package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what was run: penalty, sweep, data, network, training.
 *
 * @param spec the resolved spec, read leniently: a report must not fail on a key it does not know
 * @param axes all axes, seeds and folds included
 */
record Setup(JsonNode spec, List<SweepAxis> axes, Sweep sweep) {

  List<Fact> facts() {
    return List.of(
        new Fact("Penalty", penalties()),
        new Fact("Sweep", product()),
        new Fact("Data", data()),
        new Fact("Network", network()),
        new Fact("Training", training()),
        new Fact("Runs", runs()));
  }

  private String penalties() {
    return sweep.runs().stream()
        .map(StoredRun::penaltyType)
        .distinct()
        .map(type -> Paths.title(type) + ": " + Formulas.of(type))
        .collect(Collectors.joining(". "));
  }

  private String product() {
    String product =
        axes.stream()
            .map(
                axis ->
                    axis.path()
                        + " \u2208 {"
                        + axis.values().stream()
                            .map(value -> Paths.value(axis.path(), value))
                            .collect(Collectors.joining(", "))
                        + "}")
            .collect(Collectors.joining(" \u00d7 "));
    return product.isEmpty() ? "none: a single run" : product;
  }

  private String data() {
    JsonNode data = spec.path("data");
    List<String> parts = new ArrayList<>();
    long folds = data.path("validation").path("folds").asLong();
    if (folds > 0) {
      parts.add(amount(data.path("train")) + " in " + Numbers.counted(folds, "fold"));
    } else {
      parts.add(amount(data.path("train")) + " train");
      parts.add(amount(data.path("validation")) + " validation");
    }
    parts.add("scale " + data.path("scale").asText("?"));
    data.path("augment").forEach(each -> parts.add(each.asText()));
    if (data.path("labelNoise").asDouble() > 0) {
      parts.add(Numbers.percent(data.path("labelNoise").asDouble()) + " of the labels noisy");
    }
    return data.path("dataset").asText("?") + ": " + String.join(", ", parts) + swept("data");
  }

  private static String amount(JsonNode amount) {
    if (amount.isIntegralNumber()) {
      return Numbers.count(amount.asLong());
    }
    return amount.isNumber() ? Numbers.percent(amount.asDouble()) : amount.asText("?");
  }

  private String network() {
    List<String> layers = new ArrayList<>();
    spec.path("model").path("layers").forEach(layer -> layers.add(layer(layer)));
    return String.join(" \u2192 ", layers) + parameters() + swept("model");
  }

  private static String layer(JsonNode layer) {
    if (layer.path("type").asText().equals("residual")) {
      List<String> inner = new ArrayList<>();
      layer.path("layers").forEach(each -> inner.add(layer(each)));
      return "residual(" + String.join(" \u2192 ", inner) + ")";
    }
    String size =
        List.of("filters", "units", "rate", "size").stream()
            .map(layer::path)
            .filter(JsonNode::isNumber)
            .findFirst()
            .map(value -> "\u00a0" + Numbers.setting(value.doubleValue()))
            .orElse("");
    return layer.path("type").asText("?") + size;
  }

  private String parameters() {
    return sweep.runs().stream()
        .map(run -> run.executed().path("parameters").asLong())
        .filter(parameters -> parameters > 0)
        .findFirst()
        .map(parameters -> "; " + Numbers.count(parameters) + " parameters")
        .orElse("");
  }

  private String training() {
    JsonNode training = spec.path("training");
    JsonNode optimizer = training.path("optimizer");
    List<String> parts = new ArrayList<>();
    optimizer
        .fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("type")) {
                parts.add(field.getKey() + "\u00a0" + setting(field.getValue()));
              }
            });
    parts.add("batchSize\u00a0" + setting(training.path("batchSize")));
    parts.add(setting(training.path("epochs")) + " epochs");
    parts.add(training.path("schedule").path("type").asText("constant") + " schedule");
    parts.add(training.path("loss").asText("cross-entropy"));
    return optimizer.path("type").asText("?") + ": " + String.join(", ", parts) + swept("training");
  }

  private static String setting(JsonNode value) {
    return value.isNumber() ? Numbers.setting(value.doubleValue()) : value.asText("?");
  }

  private String swept(String part) {
    String swept =
        axes.stream()
            .map(SweepAxis::path)
            .filter(path -> path.startsWith(part + ".") || path.equals(part))
            .filter(path -> !Paths.isPenalty(path) && !Repetition.isAxis(path))
            .map(Paths::name)
            .collect(Collectors.joining(", "));
    return swept.isEmpty() ? "" : " (" + swept + " swept)";
  }

  private String runs() {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = sweep.runs().stream().filter(run -> Outcome.of(run) == outcome).count();
      if (count > 0) {
        parts.add(Numbers.count(count) + " " + outcome.label());
      }
    }
    double seconds = sweep.runs().stream().mapToDouble(StoredRun::seconds).sum();
    return String.join(", ", parts) + "; " + Numbers.duration(seconds) + " of run time in all";
  }
}
