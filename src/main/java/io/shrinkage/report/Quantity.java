package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.OptionalDouble;

/** What a chart shows of an epoch: a number with the way it is written. */
interface Quantity {

  String label();

  /** Returns "%", "pp" or nothing: the unit of {@link #shown}. */
  String unit();

  /** Returns the value: a fraction for accuracies, their gap and shares. */
  double of(EpochMetrics epoch);

  /** Returns the value at the end of a run; empty where the run has none. */
  default OptionalDouble in(StoredRun run) {
    EpochMetrics last = run.last();
    double value = last == null ? Double.NaN : of(last);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

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
