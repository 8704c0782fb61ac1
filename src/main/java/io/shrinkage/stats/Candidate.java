package io.shrinkage.stats;

/**
 * A strength that may be selected.
 *
 * @param strength of the penalty, at least 0; the larger, the stronger
 * @param mean of its validation loss or accuracy; NaN keeps it from being selected
 * @param standardError of the mean, at least 0: sd / sqrt(n) over seeds or folds; NaN if unknown
 * @param n the number of seeds or folds
 */
public record Candidate(double strength, double mean, double standardError, int n) {

  /** Checks the ranges. */
  public Candidate {
    if (!(strength >= 0)) {
      throw new IllegalArgumentException("strength: must be >= 0, got " + strength);
    }
    if (standardError < 0) {
      throw new IllegalArgumentException("standardError: must be >= 0, got " + standardError);
    }
  }

  /** Returns the candidate of a sample: its mean, and its standard error. */
  public static Candidate of(double strength, Summary summary) {
    return new Candidate(strength, summary.mean(), summary.standardError(), summary.n());
  }
}
