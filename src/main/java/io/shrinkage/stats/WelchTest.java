package io.shrinkage.stats;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Welch's t test of the difference of two independent samples' means, whose variances may differ,
 * two-sided: for runs that share no seed and therefore make no pairs. With v = sd^2 / n of each
 * sample, t = difference / sqrt(v1 + v2) has (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1))
 * degrees of freedom.
 *
 * <p>Source: B. L. Welch, The generalization of "Student's" problem when several different
 * population variances are involved, Biometrika 34, 1947.
 *
 * @param difference mean of the first minus mean of the second
 * @param degrees of freedom, at least the smaller n - 1; NaN where neither sample varies
 * @param p in [0, 1]; NaN where neither sample varies, which gives no measure of chance
 */
public record WelchTest(double difference, double standardError, double degrees, double p) {

  /** A standard error below this share of the values is rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * Tests two samples.
   *
   * @return empty if one of them has less than 3 values
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Optional<WelchTest> of(double[] first, double[] second) {
    Summary one = Summary.of(first);
    Summary two = Summary.of(second);
    if (Math.min(one.n(), two.n()) < Summary.FEWEST) {
      return Optional.empty();
    }
    double difference = one.mean() - two.mean();
    double v1 = one.sd() * one.sd() / one.n();
    double v2 = two.sd() * two.sd() / two.n();
    double standardError = Math.sqrt(v1 + v2);
    if (standardError <= ROUNDING * Math.max(Math.abs(one.mean()), Math.abs(two.mean()))) {
      return Optional.of(new WelchTest(difference, standardError, Double.NaN, Double.NaN));
    }
    double degrees = (v1 + v2) * (v1 + v2) / (v1 * v1 / (one.n() - 1) + v2 * v2 / (two.n() - 1));
    double t = Math.abs(difference) / standardError;
    double p = Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(t));
    return Optional.of(new WelchTest(difference, standardError, degrees, p));
  }

  /**
   * Returns the interval of the difference.
   *
   * @param confidence in (0, 1)
   * @return empty where neither sample varies
   */
  public Optional<Interval> interval(double confidence) {
    Interval.requireConfidence(confidence);
    return Double.isNaN(degrees)
        ? Optional.empty()
        : Optional.of(Summary.student(difference, standardError, degrees, confidence));
  }
}
