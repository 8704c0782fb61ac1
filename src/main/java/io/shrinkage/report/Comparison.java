package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * A configuration against its baseline, run by run: runs with one seed and one fold share
 * initialization, images and batch order, so that their differences vary less than the runs
 * themselves.
 *
 * @param noun what a pair of runs shares: "seed", "fold", or "run" for both
 * @param differences configuration minus baseline, for the seeds and folds that both have
 */
record Comparison(Measure measure, String noun, List<Double> differences) {

  static Comparison of(Configuration configuration, Configuration baseline, Measure measure) {
    List<Double> differences = new ArrayList<>();
    for (StoredRun run : configuration.used()) {
      for (StoredRun other : baseline.used()) {
        if (run.repetition().equals(other.repetition())) {
          differences.add(measure.of(run) - measure.of(other));
        }
      }
    }
    String noun = Repetitions.of(configuration.runs()).noun();
    return new Comparison(measure, noun, List.copyOf(differences));
  }

  int pairs() {
    return differences.size();
  }

  /** Returns the mean difference; NaN without a pair. */
  double mean() {
    return differences.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Returns 1 if the mean is above the baseline, -1 if below, 0 if neither. */
  int sign() {
    return Math.abs(mean()) <= Sweep.TIE ? 0 : (int) Math.signum(mean());
  }

  /** Returns how far off the mean is, such as "1.87 pp below". */
  String distance() {
    return measure.distance(mean()) + (sign() < 0 ? " below" : " above");
  }

  /** Returns in how many pairs the sign is that of the mean, such as "lower in 2 of 3 seeds". */
  String agreement() {
    return (sign() < 0 ? "lower in " + lower() : "higher in " + higher())
        + " of "
        + Numbers.counted(pairs(), noun);
  }

  private long higher() {
    return count(difference -> difference > 0);
  }

  private long lower() {
    return count(difference -> difference < 0);
  }

  private long count(DoublePredicate test) {
    return differences.stream().filter(test::test).count();
  }
}
