package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The runs that differ in nothing but their seed.
 *
 * @param assignment the swept values by path, without the seed
 * @param runs in plan order, at least one
 */
record Configuration(Map<String, JsonNode> assignment, List<StoredRun> runs) {

  /** Returns the runs that enter means. */
  List<StoredRun> used() {
    return with(Outcome.USED);
  }

  List<StoredRun> with(Outcome outcome) {
    return runs.stream().filter(run -> Outcome.of(run) == outcome).toList();
  }

  /** Returns the mean over the used runs at their last epoch; empty if there are none. */
  OptionalDouble mean(Metric metric) {
    return used().stream().mapToDouble(run -> metric.of(last(run))).average();
  }

  String penaltyType() {
    return runs.get(0).penaltyType();
  }

  Map<String, Double> strengths() {
    return runs.get(0).strengths();
  }

  /** Returns lambda, or lambda1 + lambda2 for an elastic net that is given by these. */
  double strength() {
    Map<String, Double> strengths = strengths();
    Double lambda = strengths.get("lambda");
    return lambda != null
        ? lambda
        : strengths.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns whether nothing is penalized: type none, or every strength 0. */
  boolean unpenalized() {
    return strengths().values().stream().allMatch(strength -> strength == 0);
  }

  /** Returns whether every finished run trained as it should: none diverged, none collapsed. */
  boolean sound() {
    return !used().isEmpty()
        && with(Outcome.DIVERGED).isEmpty()
        && with(Outcome.COLLAPSED).isEmpty();
  }

  /** Returns the last epoch of a run that has one. */
  static EpochMetrics last(StoredRun run) {
    return Objects.requireNonNull(run.last(), "a used run has epochs");
  }
}
