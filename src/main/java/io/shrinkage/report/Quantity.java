package io.shrinkage.report;

import io.shrinkage.train.EpochMetrics;

/** What a chart shows of an epoch: a number with the way it is written. */
interface Quantity {

  String label();

  /** Returns "%", "pp" or nothing: the unit of {@link #shown}. */
  String unit();

  /** Returns the value: a fraction for accuracies, their gap and shares. */
  double of(EpochMetrics epoch);

  /** Returns the value in {@link #unit}, as charts draw it. */
  default double shown(double value) {
    return Numbers.rounded(unit().isEmpty() ? value : 100 * value);
  }

  /** Returns the value as text, with its unit. */
  default String text(double value) {
    return switch (unit()) {
      case "%" -> Numbers.percent(value);
      case "pp" -> Numbers.points(value);
      default -> Numbers.measure(value);
    };
  }
}
