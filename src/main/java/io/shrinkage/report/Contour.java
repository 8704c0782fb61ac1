package io.shrinkage.report;

import io.shrinkage.stats.Summary;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Which configurations of a grid are within one standard error of its best one.
 *
 * @param best empty if no run has usable numbers
 */
record Contour(StrengthGrid grid, Metric metric, boolean highest, Optional<Configuration> best) {
  /** With fewer, a standard deviation says next to nothing. */
  static final int FEWEST = Summary.FEWEST;

  /**
   * Returns the best one's standard error, sd / sqrt(n) over its seeds, or over its folds with the
   * seeds of each averaged; empty with fewer than 3.
   */
  OptionalDouble error() {
    Summary summary = summary();
    return summary.n() < FEWEST
        ? OptionalDouble.empty()
        : OptionalDouble.of(summary.standardError());
  }

  private Summary summary() {
    return best.map(each -> Replicates.of(each, metric).summary()).orElse(Summary.of());
  }

  /** Returns whether a place holds a configuration within it, all of whose runs are in its mean. */
  boolean contains(int column, int row) {
    return contains(grid.at(column, row));
  }

  private boolean contains(@Nullable Configuration configuration) {
    OptionalDouble error = error();
    if (configuration == null || error.isEmpty() || !configuration.sound()) {
      return false;
    }
    double distance =
        best.orElseThrow().mean(metric).orElse(0) - configuration.mean(metric).orElse(0);
    return (highest ? distance : -distance) <= error.getAsDouble() + Sweep.TIE;
  }

  /** Returns how many configurations are within it, the best included. */
  long within() {
    return grid.configurations().stream().filter(this::contains).count();
  }

  String tip(Configuration configuration) {
    return contains(configuration) ? ", within one standard error of the best" : "";
  }

  String note() {
    OptionalDouble error = error();
    if (error.isPresent()) {
      return "Outlined: means within one standard error of the best one, %s (sd\u00a0/\u00a0\u221an, n\u00a0=\u00a0%d)."
          .formatted(text(error.getAsDouble()), summary().n());
    }
    return "Nothing is outlined as within one standard error: that takes at least %d repetitions of the best configuration, and there %s."
        .formatted(FEWEST, summary().n() == 1 ? "is 1" : "are " + summary().n());
  }

  private String text(double error) {
    return metric.unit().equals("%") ? Numbers.points(error) : metric.text(error);
  }
}
