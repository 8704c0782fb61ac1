package io.shrinkage.stats;

/**
 * A confidence interval.
 *
 * @param low at most {@code high}
 * @param confidence in (0, 1): the share of samples whose interval holds the true value, as far as
 *     the method's assumptions are met
 */
public record Interval(double low, double high, double confidence) {

  /** Checks the confidence and the order of the ends. */
  public Interval {
    requireConfidence(confidence);
    if (!(low <= high)) {
      throw new IllegalArgumentException("low: must be <= high (" + high + "), got " + low);
    }
  }

  /** Returns whether the value lies between the ends, which belong to the interval. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence: must be in (0, 1), got " + confidence);
    }
  }
}
