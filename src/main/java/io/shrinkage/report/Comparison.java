package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * A configuration against its baseline, seed by seed: runs with one seed share initialization and
 * batch order, so that their differences vary less than the runs themselves.
 *
 * @param differences configuration minus baseline, for the seeds that both have
 */
record Comparison(List<Double> differences) {

  static Comparison of(Configuration configuration, Configuration baseline, Metric metric) {
    List<Double> differences = new ArrayList<>();
    for (StoredRun run : configuration.used()) {
      for (StoredRun other : baseline.used()) {
        if (run.seed() == other.seed()) {
          differences.add(
              metric.of(Configuration.last(run)) - metric.of(Configuration.last(other)));
        }
      }
    }
    return new Comparison(List.copyOf(differences));
  }

  int seeds() {
    return differences.size();
  }

  /** Returns the mean difference; NaN without common seeds. */
  double mean() {
    return differences.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  long higher() {
    return count(difference -> difference > 0);
  }

  long lower() {
    return count(difference -> difference < 0);
  }

  private long count(DoublePredicate test) {
    return differences.stream().filter(test::test).count();
  }
}
