package io.shrinkage.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is stored of a run, as lines of a label and a text. */
final class RunDetails {
  private final StoredRun run;
  private final List<String> lines = new ArrayList<>();

  private RunDetails(StoredRun run) {
    this.run = run;
  }

  static List<String> of(StoredRun run) {
    RunDetails details = new RunDetails(run);
    details.addCourse();
    details.addPenalty();
    details.addExecuted();
    details.addProvenance();
    return details.lines;
  }

  private void addCourse() {
    String swept = Texts.assignment(run.assignment());
    add("swept", swept.isEmpty() ? "nothing" : swept);
    if (run.cause() != null) {
      add("cause", run.cause());
    }
    addEpoch("initial", run.initial());
    addEpoch("best", run.best());
    addEpoch("final", run.last());
    EpochMetrics last = run.last();
    if (last != null) {
      add("weights", grouped(last.weights()) + ", exactly zero: " + grouped(last.zeroWeights()));
    }
  }

  private void addEpoch(String label, @Nullable EpochMetrics metrics) {
    if (metrics != null) {
      String epoch = metrics.epoch() == 0 ? "" : "epoch " + metrics.epoch() + ": ";
      add(label, epoch + RunLines.metrics(metrics));
    }
  }

  private void addPenalty() {
    JsonNode card = run.penaltyCard();
    if (!card.isObject()) {
      return;
    }
    String label = "penalty";
    for (JsonNode penalty : card.path("penalties")) {
      add(label, penalty.path("type").asText() + ": " + penalty.path("formula").asText());
      add("", penalty.path("coupling").asText() + ": " + penalty.path("acts").asText());
      add(
          "",
          "acts on " + grouped(penalty.path("weights").asLong()) + " values in " + list(penalty));
      penalty
          .path("elsewhere")
          .fields()
          .forEachRemaining(each -> add("", each.getKey() + ": " + each.getValue().asText()));
      label = "";
    }
    if (card.path("penalties").isEmpty()) {
      add(label, "none acts");
    }
    JsonNode check = card.path("self_check");
    String detail = check.path("detail").asText();
    add(
        "self-check",
        check.path("outcome").asText()
            + (detail.isEmpty() ? "" : ": " + detail)
            + (check.path("tensors").asInt() == 0
                ? ""
                : ", largest error "
                    + Texts.value(check.path("largest_error"))
                    + " of at most "
                    + Texts.value(check.path("tolerance"))));
  }

  private static String list(JsonNode penalty) {
    return StreamSupport.stream(penalty.path("tensors").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  private void addExecuted() {
    JsonNode executed = run.executed();
    if (executed.isObject()) {
      add(
          "executed",
          grouped(executed.path("parameters").asLong())
              + " parameters, of which "
              + grouped(executed.path("penalized_weights").asLong())
              + " penalized weights; "
              + Texts.counted(executed.path("iterations_per_epoch").asLong(), "iteration")
              + " an epoch");
      add("", executed.path("optimizer").asText() + "; " + executed.path("schedule").asText());
    }
  }

  private void addProvenance() {
    JsonNode from = run.provenance();
    if (from.isObject()) {
      add(
          "provenance",
          "shrinkage %s (commit %s), numerics %s"
              .formatted(text(from, "version"), text(from, "commit"), text(from, "numerics")));
      add("", text(from, "java") + ", " + text(from, "os") + ", " + text(from, "cpu"));
      add("", text(from, "started") + " to " + text(from, "ended"));
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("unknown");
  }

  private void add(String label, String text) {
    lines.add(Texts.labelled(label, Texts.plain(text)));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
