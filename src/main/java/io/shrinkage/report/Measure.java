package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredRun;
import io.shrinkage.stats.Criterion;
import io.shrinkage.stats.Interval;
import io.shrinkage.train.EpochMetrics;
import java.util.OptionalDouble;

/**
 * The number by which configurations are compared and selected.
 *
 * @param metric validation accuracy or validation loss
 * @param bestEpoch whether it is that of a run's epoch with the lowest validation loss, instead of
 *     its last one
 */
record Measure(Metric metric, boolean bestEpoch) {

  static final Measure FINAL_ACCURACY = new Measure(Metric.VALIDATION_ACCURACY, false);

  /** Returns what a resolved spec asks for. */
  static Measure of(JsonNode spec) {
    JsonNode selection = spec.path("selection");
    boolean loss = selection.path("metric").asText().equals("loss");
    return new Measure(
        loss ? Metric.VALIDATION_LOSS : Metric.VALIDATION_ACCURACY,
        selection.path("epoch").asText().equals("best"));
  }

  /** Returns such as "validation accuracy" or "validation loss of the best epoch". */
  String label() {
    return metric.label() + (bestEpoch ? " of the best epoch" : "");
  }

  /** Returns a run's value; the run must have epochs. */
  double of(StoredRun run) {
    EpochMetrics best = bestEpoch ? run.best() : null;
    return metric.of(best == null ? Configuration.last(run) : best);
  }

  /** Returns the mean over the used runs; empty if there are none. */
  OptionalDouble mean(Configuration configuration) {
    return configuration.used().stream().mapToDouble(this::of).average();
  }

  /** Returns the mean as text, with its unit. */
  String text(Configuration configuration) {
    return metric.text(mean(configuration).orElse(Double.NaN));
  }

  Criterion criterion() {
    return metric == Metric.VALIDATION_LOSS ? Criterion.SMALL : Criterion.LARGE;
  }

  /** Returns a value so that the larger one is the better one. */
  double merit(double value) {
    return metric == Metric.VALIDATION_LOSS ? -value : value;
  }

  /** Returns a difference without its sign, such as "1.87 pp" or "0.042". */
  String distance(double difference) {
    return percentage()
        ? Numbers.points(Math.abs(difference))
        : Numbers.measure(Math.abs(difference));
  }

  /** Returns a difference with its sign and without its unit, such as "+1.87". */
  String signed(double difference) {
    if (percentage()) {
      return Numbers.signed(difference);
    }
    String text = Numbers.measure(difference).replace("-", "\u2212");
    return difference > 0 ? "+" + text : text;
  }

  /** Returns an interval of a difference, such as "+1.21 to +2.79 pp". */
  String ends(Interval interval) {
    return signed(interval.low()) + " to " + signed(interval.high()) + unit();
  }

  /** Returns what follows signed differences: " pp" or nothing. */
  String unit() {
    return percentage() ? "\u00a0pp" : "";
  }

  boolean percentage() {
    return metric == Metric.VALIDATION_ACCURACY;
  }
}
