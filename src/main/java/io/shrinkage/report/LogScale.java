package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A logarithmic y axis: positions are log10 of the values, and 0 has a place of its own.
 *
 * @param values the labelled ones, rising; the first and the last are the ends of the axis
 * @param zero the position of 0; null if no value is 0
 */
record LogScale(List<Double> values, @Nullable Double zero) {
  private static final List<Double> FINE = List.of(1.0, 2.0, 5.0);
  private static final List<Double> MIDDLE = List.of(1.0, 3.0);
  private static final List<Double> COARSE = List.of(1.0);

  /** Ratios that differ by less are equal but for rounding. */
  private static final double NEAR = 1 + 1e-9;

  /**
   * Returns a scale that holds these values.
   *
   * @param values at least 0, one of them above 0
   */
  static LogScale around(List<Double> values) {
    DoubleStream above = values.stream().mapToDouble(each -> each).filter(each -> each > 0);
    var range = above.summaryStatistics();
    List<Double> round = round(range.getMin(), range.getMax());
    double span = Math.log10(round.get(round.size() - 1) / round.get(0));
    boolean zeros = values.stream().anyMatch(each -> each == 0);
    return new LogScale(round, zeros ? Math.log10(round.get(0)) - span / 5 : null);
  }

  /** Returns round values from at most low to at least high, at least two of them. */
  private static List<Double> round(double low, double high) {
    double decades = Math.log10(high / low);
    List<Double> steps = decades <= 1.6 ? FINE : decades <= 3.2 ? MIDDLE : COARSE;
    List<Double> round = new ArrayList<>();
    for (int decade = decade(low) - 1; decade <= decade(high) + 1; decade++) {
      for (double step : steps) {
        double value = Numbers.rounded(step * Math.pow(10, decade));
        if (value <= low * NEAR) {
          round.clear();
        }
        boolean enough = round.size() > 1 && round.get(round.size() - 1) >= high / NEAR;
        if (!enough) {
          round.add(value);
        }
      }
    }
    return List.copyOf(round);
  }

  private static int decade(double value) {
    return (int) Math.floor(Math.log10(value));
  }

  /** Returns the position of a value; 0 is below all others where it has no place of its own. */
  double position(double value) {
    return value > 0 ? Math.log10(value) : zero == null ? Math.log10(values.get(0)) - 1 : zero;
  }

  /** Returns the axis; a break lies between 0 and the lowest value. */
  Axis axis(String label) {
    List<Tick> ticks = new ArrayList<>();
    double bottom = position(values.get(0));
    if (zero != null) {
      ticks.add(new Tick(Numbers.rounded(zero), "0"));
    }
    for (double value : values) {
      ticks.add(new Tick(Numbers.rounded(position(value)), Numbers.setting(value)));
    }
    return new Axis(
        label,
        "",
        ticks.get(0).at(),
        ticks.get(ticks.size() - 1).at(),
        null,
        List.copyOf(ticks),
        zero == null ? null : Numbers.rounded((zero + bottom) / 2));
  }
}
