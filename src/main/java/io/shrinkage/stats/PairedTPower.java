package io.shrinkage.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The power of the two-sided paired t test: the chance that |T| exceeds its critical value, where T
 * = (Z + δ) / X is noncentral t with n - 1 degrees of freedom, δ = sqrt(n) times the mean
 * difference over its standard deviation, Z normal, and X² chi-squared over its degrees of freedom.
 * The distribution of Z is integrated over the density of X by Simpson's rule.
 *
 * <p>Source: J. Cohen, Statistical Power Analysis for the Behavioral Sciences, 1988, chapter 2.
 */
final class PairedTPower {

  private static final int STEPS = 2_000;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private PairedTPower() {}

  /**
   * Returns the power, within about 1e-8.
   *
   * @param n differences, at least 3
   * @param effect the true mean difference over the standard deviation of the differences
   * @param alpha the level, in (0, 1)
   */
  static double of(int n, double effect, double alpha) {
    int degrees = n - 1;
    double critical = TDistribution.of(degrees).inverseSurvivalProbability(alpha / 2);
    double noncentrality = Math.sqrt(n) * effect;
    ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(degrees);
    // X is near 1 with a standard deviation of about 1 / sqrt(2 degrees)
    double width = 12 / Math.sqrt(2.0 * degrees);
    double from = Math.max(0, 1 - width);
    double step = (1 + width - from) / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double x = from + i * step;
      double weight = i == 0 || i == STEPS ? 1 : (i % 2 == 1 ? 4 : 2);
      double density = x == 0 ? 0 : chiSquared.density(degrees * x * x) * 2 * degrees * x;
      double tails =
          NORMAL.survivalProbability(critical * x - noncentrality)
              + NORMAL.cumulativeProbability(-critical * x - noncentrality);
      sum += weight * density * tails;
    }
    return sum * step / 3;
  }
}
