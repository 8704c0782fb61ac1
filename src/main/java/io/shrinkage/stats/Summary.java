package io.shrinkage.stats;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Size, mean and spread of a sample.
 *
 * @param n the number of values, from 0
 * @param mean the arithmetic mean; NaN without values
 * @param sd the standard deviation with n - 1 in the denominator, at least 0; NaN below 2 values
 */
public record Summary(int n, double mean, double sd) {

  /** The fewest values that an interval or a test is made from. */
  public static final int FEWEST = 3;

  /**
   * Summarizes values.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Summary of(double... values) {
    requireFinite(values);
    int n = values.length;
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Summary(n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)));
  }

  /** Returns sd / sqrt(n), the standard error of the mean; NaN below 2 values. */
  public double standardError() {
    return sd / Math.sqrt(n);
  }

  /**
   * Returns Student's interval of the mean, mean ± t(n - 1) sd / sqrt(n). It is right for normal
   * values. Where all values are equal it has no width, which says that they do not vary, not that
   * the mean is known.
   *
   * <p>Source: Student, The probable error of a mean, Biometrika 6, 1908.
   *
   * @param confidence in (0, 1), such as 0.95
   * @return empty below 3 values
   */
  public Optional<Interval> interval(double confidence) {
    Interval.requireConfidence(confidence);
    return n < FEWEST
        ? Optional.empty()
        : Optional.of(student(mean, standardError(), n - 1, confidence));
  }

  static Interval student(double mean, double standardError, double degrees, double confidence) {
    double t = TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(mean - t * standardError, mean + t * standardError, confidence);
  }

  static void requireFinite(double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("value " + i + ": must be finite, got " + values[i]);
      }
    }
  }

  /** Corrected by its residuals, so that equal values have exactly their value for mean. */
  private static double mean(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double residuals = 0;
    for (double value : values) {
      residuals += value - mean;
    }
    return mean + residuals / values.length;
  }
}
