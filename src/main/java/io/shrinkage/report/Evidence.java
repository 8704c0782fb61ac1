package io.shrinkage.report;

import io.shrinkage.stats.EffectSize;
import io.shrinkage.stats.Interval;
import io.shrinkage.stats.Summary;
import java.util.Optional;

/**
 * What a sweep shows of one configuration against its baseline.
 *
 * @param differences configuration minus baseline, by seed or fold
 * @param interval 95 % interval of the mean difference; empty below 3 differences
 * @param p of this comparison alone; NaN where there is no test
 * @param adjustedP corrected for all comparisons of the sweep; NaN where there is no test
 */
record Evidence(
    Configuration configuration,
    Configuration baseline,
    Replicates differences,
    Optional<Interval> interval,
    double p,
    double adjustedP) {

  /** Below this corrected p a difference counts as shown. */
  static final double LEVEL = 0.05;

  static final double CONFIDENCE = 0.95;

  Summary summary() {
    return differences.summary();
  }

  EffectSize effect() {
    return EffectSize.of(differences.array());
  }

  /** Returns whether there is a test at all. */
  boolean tested() {
    return !Double.isNaN(adjustedP);
  }

  /** Returns whether the difference is more than chance, in either direction. */
  boolean shown() {
    return tested() && adjustedP <= LEVEL;
  }

  /** Returns whether the configuration is shown to be better than the baseline. */
  boolean helps(Measure measure) {
    return shown() && measure.merit(summary().mean()) > 0;
  }

  /** Returns whether the configuration is shown to be worse than the baseline. */
  boolean harms(Measure measure) {
    return shown() && measure.merit(summary().mean()) < 0;
  }
}
