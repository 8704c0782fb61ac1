package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The runs that differ in nothing but their seed and fold.
 *
 * @param assignment the swept values by path, without seed and fold
 * @param runs in plan order, at least one
 */
record Configuration(Map<String, JsonNode> assignment, List<StoredRun> runs) {
  private static final List<String> COEFFICIENTS = List.of("l1", "l2", "decay", "group");

  /** Returns the runs that enter means. */
  List<StoredRun> used() {
    return with(Outcome.USED);
  }

  /** Returns whether a race stopped it; then it is in no comparison, even if some runs ended. */
  boolean stopped() {
    return runs.stream().anyMatch(run -> Outcome.of(run) == Outcome.STOPPED);
  }

  List<StoredRun> with(Outcome outcome) {
    if (outcome == Outcome.USED && stopped()) {
      return List.of();
    }
    return runs.stream().filter(run -> Outcome.of(run) == outcome).toList();
  }

  /** Returns the mean over the used runs at their last epoch; empty if there are none. */
  OptionalDouble mean(Quantity metric) {
    return used().stream().flatMapToDouble(run -> metric.in(run).stream()).average();
  }

  String penaltyType() {
    return runs.get(0).penaltyType();
  }

  Map<String, Double> strengths() {
    return runs.get(0).strengths();
  }

  /** Returns lambda, or lambda1 + lambda2 for a penalty of two parts that is given by these. */
  double strength() {
    Map<String, Double> strengths = strengths();
    Double lambda = strengths.get("lambda");
    return lambda != null
        ? lambda
        : strengths.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * Returns whether nothing is penalized: no tensor that was executed; until one was, type none or
   * every experiment-wide strength 0.
   */
  boolean unpenalized() {
    return runs.stream()
        .map(run -> run.executed().path("tensors"))
        .filter(tensors -> !tensors.isEmpty())
        .findFirst()
        .map(Configuration::free)
        .orElseGet(() -> strengths().values().stream().allMatch(strength -> strength == 0));
  }

  private static boolean free(JsonNode tensors) {
    for (JsonNode tensor : tensors) {
      if (COEFFICIENTS.stream().anyMatch(key -> tensor.path(key).asDouble() != 0)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether every run ended and trained as it should. */
  boolean sound() {
    return !runs.isEmpty() && used().size() == runs.size();
  }

  /** Returns the mean as text, with its unit. */
  String text(Quantity metric) {
    return metric.text(mean(metric).orElse(Double.NaN));
  }

  /** Returns what means are taken over, such as "mean of 3 seeds". */
  String over() {
    return Repetitions.of(used()).mean();
  }

  /** Returns the last epoch of a run that has one. */
  static EpochMetrics last(StoredRun run) {
    return Objects.requireNonNull(run.last(), "a used run has epochs");
  }
}
