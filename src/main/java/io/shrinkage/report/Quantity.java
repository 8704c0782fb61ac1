package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import java.util.OptionalDouble;

/** What a chart shows of a run: a number with the way it is written. */
interface Quantity {

  String label();

  /** Returns "%", "pp" or nothing: the unit of {@link #shown}. */
  String unit();

  /**
   * Returns the value at the end of a run, a fraction for accuracies, their gap and shares; empty
   * where the run has none.
   */
  OptionalDouble in(StoredRun run);

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
