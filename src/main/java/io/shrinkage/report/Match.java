package io.shrinkage.report;

import io.shrinkage.stats.Interval;
import java.util.Optional;

/**
 * Configurations of two experiments against each other.
 *
 * @param differences of the pairs of runs, first minus second, by seed or fold; empty: no pairs
 * @param difference the mean over the pairs, or the difference of the means without pairs
 * @param interval 95 % interval of the difference; empty where nothing can be said
 * @param p of this comparison alone; NaN where there is no test
 * @param adjustedP corrected for all comparisons between experiments; NaN where there is no test
 */
record Match(
    Side first,
    Side second,
    Replicates differences,
    double difference,
    Optional<Interval> interval,
    double p,
    double adjustedP) {

  /** A configuration with its experiment. */
  record Side(ComparedExperiment experiment, Configuration configuration) {
    String name() {
      return experiment.name(configuration);
    }
  }

  static Match untested(Side first, Side second, Replicates differences, Measure measure) {
    double difference =
        differences.values().isEmpty()
            ? measure.mean(first.configuration()).orElse(Double.NaN)
                - measure.mean(second.configuration()).orElse(Double.NaN)
            : differences.summary().mean();
    return new Match(
        first, second, differences, difference, Optional.empty(), Double.NaN, Double.NaN);
  }

  Match tested(Optional<Interval> its, double own, double adjusted) {
    return new Match(first, second, differences, difference, its, own, adjusted);
  }

  /** Returns the same for second minus first. */
  Match turned() {
    Replicates turned = differences.negated();
    Optional<Interval> its =
        interval.map(each -> new Interval(-each.high(), -each.low(), each.confidence()));
    return new Match(
        /* first= */ second, /* second= */ first, turned, -difference, its, p, adjustedP);
  }

  int pairs() {
    return differences.values().size();
  }

  boolean tested() {
    return !Double.isNaN(adjustedP);
  }

  /** Returns whether the difference is more than chance, in either direction. */
  boolean shown() {
    return tested() && adjustedP <= Evidence.LEVEL;
  }

  /** Returns whether the first is shown to be better. */
  boolean better(Measure measure) {
    return shown() && measure.merit(difference) > 0;
  }

  /** Returns whether the pairs are all runs that the means are taken over. */
  boolean whole(Measure measure) {
    return pairs() == 0
        || (pairs() == Replicates.of(first.configuration(), measure).values().size()
            && pairs() == Replicates.of(second.configuration(), measure).values().size());
  }
}
