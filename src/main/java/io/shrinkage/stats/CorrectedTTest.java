package io.shrinkage.stats;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The corrected resampled t test of paired differences over the folds of a cross-validation. Folds
 * share training rows, so their differences are dependent, and the plain standard error is too
 * small. Here it is sd sqrt(1/k + nTest/nTrain), t = mean / standard error has k - 1 degrees of
 * freedom, and p is two-sided.
 *
 * <p>Source: C. Nadeau, Y. Bengio, Inference for the generalization error, Machine Learning 52,
 * 2003.
 *
 * @param folds k, at least 3
 * @param mean the mean difference
 * @param standardError the corrected one
 * @param t infinite where the folds' differences are all equal, 0 where they are all 0
 * @param p in [0, 1]; NaN where t is infinite: folds that do not vary give no measure of chance
 */
public record CorrectedTTest(int folds, double mean, double standardError, double t, double p) {

  /** An sd below this share of the mean is rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * Tests the differences of folds.
   *
   * @param differences one a fold, the seeds averaged within it
   * @param testToTrain nTest / nTrain, the rows that a fold is measured on over those that it
   *     trains on, above 0; 1 / (k - 1) for the k folds of a cross-validation
   * @return empty below 3 folds
   * @throws IllegalArgumentException if a difference is not finite
   */
  public static Optional<CorrectedTTest> of(double[] differences, double testToTrain) {
    if (!(testToTrain > 0 && Double.isFinite(testToTrain))) {
      throw new IllegalArgumentException("testToTrain: must be > 0, got " + testToTrain);
    }
    Summary summary = Summary.of(differences);
    int k = summary.n();
    if (k < Summary.FEWEST) {
      return Optional.empty();
    }
    double mean = summary.mean();
    double standardError = summary.sd() * Math.sqrt(1.0 / k + testToTrain);
    if (summary.sd() <= ROUNDING * Math.abs(mean)) {
      double t = mean == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, mean);
      return Optional.of(new CorrectedTTest(k, mean, standardError, t, mean == 0 ? 1 : Double.NaN));
    }
    double t = mean / standardError;
    double p = Math.min(1, 2 * TDistribution.of(k - 1).survivalProbability(Math.abs(t)));
    return Optional.of(new CorrectedTTest(k, mean, standardError, t, p));
  }

  /**
   * Returns the interval of the mean difference, mean ± t(k - 1) standard errors.
   *
   * @param confidence in (0, 1)
   */
  public Interval interval(double confidence) {
    Interval.requireConfidence(confidence);
    return Summary.student(mean, standardError, folds - 1, confidence);
  }
}
