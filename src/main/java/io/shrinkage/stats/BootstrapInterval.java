package io.shrinkage.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval (BCa) of a mean.
 *
 * <p>With z(q) the normal quantile, Φ the normal distribution, z0 = z(share of the resampled means
 * below the mean, ties counting half) and a = Σ(x - mean)³ / (6 (Σ(x - mean)²)^1.5), which is the
 * jackknife's acceleration of a mean, its ends are the quantiles Φ(z0 + (z0 + z) / (1 - a (z0 +
 * z))) of the resampled means, z = ∓z((1 + confidence) / 2). Quantiles are interpolated linearly.
 *
 * <p>It assumes no normal values, but it is too narrow for few: a resample varies as if the
 * variance had n in its denominator, and cannot leave the range of the values. At a stated 95 % it
 * holds the mean of 3 normal values in 72, of 5 in 84 and of 8 in 89 of 100 samples (simulated).
 * Prefer {@link Summary#interval} for fewer than about 20 seeds.
 *
 * <p>Source: B. Efron, Better bootstrap confidence intervals, Journal of the American Statistical
 * Association 82, 1987.
 */
public final class BootstrapInterval {

  /** How many resamples are drawn where no number is given. */
  public static final int RESAMPLES = 9_999;

  private static final int FEWEST_RESAMPLES = 100;

  private BootstrapInterval() {}

  /**
   * Returns the interval from {@link #RESAMPLES} resamples.
   *
   * @param confidence in (0, 1)
   * @param seed of the resamples: the same seed gives the same interval
   * @return empty below 3 values
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Optional<Interval> of(double[] values, double confidence, long seed) {
    return of(values, confidence, RESAMPLES, seed);
  }

  /**
   * Returns the interval.
   *
   * @param confidence in (0, 1)
   * @param resamples at least 100
   * @param seed of the resamples: the same seed gives the same interval
   * @return empty below 3 values
   * @throws IllegalArgumentException if a value is not finite
   */
  public static Optional<Interval> of(
      double[] values, double confidence, int resamples, long seed) {
    Interval.requireConfidence(confidence);
    Summary.requireFinite(values);
    if (resamples < FEWEST_RESAMPLES) {
      throw new IllegalArgumentException(
          "resamples: must be >= " + FEWEST_RESAMPLES + ", got " + resamples);
    }
    if (values.length < Summary.FEWEST) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int b = 0; b < resamples; b++) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[random.nextInt(values.length)];
      }
      means[b] = sum / values.length;
    }
    return Optional.of(of(values, means, confidence));
  }

  /** Returns the interval from the means of resamples, in any order. */
  static Interval of(double[] values, double[] resampledMeans, double confidence) {
    Summary summary = Summary.of(values);
    if (summary.sd() == 0) {
      return new Interval(summary.mean(), summary.mean(), confidence);
    }
    double[] means = resampledMeans.clone();
    Arrays.sort(means);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double bias = normal.inverseCumulativeProbability(shareBelow(means, values, summary.mean()));
    double acceleration = acceleration(values, summary.mean());
    double z = normal.inverseSurvivalProbability((1 - confidence) / 2);
    return new Interval(
        quantile(means, level(normal, bias, acceleration, -z)),
        quantile(means, level(normal, bias, acceleration, z)),
        confidence);
  }

  private static double level(NormalDistribution normal, double bias, double a, double z) {
    double shrink = 1 - a * (bias + z);
    // a confidence so near 1 that the formula has passed its pole: the outermost resample
    return shrink > 0 ? normal.cumulativeProbability(bias + (bias + z) / shrink) : (z > 0 ? 1 : 0);
  }

  private static double shareBelow(double[] means, double[] values, double mean) {
    double sizes = Arrays.stream(values).map(Math::abs).sum();
    double rounding = 1e-14 * sizes;
    double below = 0;
    for (double resampled : means) {
      if (Math.abs(resampled - mean) <= rounding) {
        below += 0.5;
      } else if (resampled < mean) {
        below++;
      }
    }
    return below / means.length;
  }

  private static double acceleration(double[] values, double mean) {
    double squares = 0;
    double cubes = 0;
    for (double value : values) {
      double d = value - mean;
      squares += d * d;
      cubes += d * d * d;
    }
    return cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double quantile(double[] sorted, double level) {
    double position = level * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
