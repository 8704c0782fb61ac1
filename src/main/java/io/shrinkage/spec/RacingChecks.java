package io.shrinkage.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks whether the runs of an experiment can race. */
final class RacingChecks {
  static final String KEY = "racing";

  private RacingChecks() {}

  /**
   * Returns the path of a problem and what it is; empty where there is none.
   *
   * @param runs all of the experiment
   */
  static Map<String, String> check(SuccessiveHalving rule, List<SweptRun> runs) {
    Set<Integer> epochs =
        runs.stream().map(run -> run.spec().training().epochs()).collect(Collectors.toSet());
    long configurations =
        runs.stream().map(run -> Repetition.configuration(run.assignment())).distinct().count();
    long repetitions =
        runs.stream()
            .map(run -> Repetition.of(run.spec().seed(), run.assignment()))
            .distinct()
            .count();
    if (epochs.size() > 1) {
      String all = epochs.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
      return Map.of(KEY, "must have runs of one length, got training.epochs " + all);
    }
    if (configurations < 2) {
      return Map.of(KEY, "must have at least 2 configurations that race, got " + configurations);
    }
    if (repetitions < 2) {
      return Map.of(
          KEY,
          "must have at least 2 repetitions of every configuration to tell noise from a difference"
              + " (sweep seed, or use folds), got "
              + repetitions);
    }
    int last = epochs.iterator().next();
    return rule.rungs(last, (int) repetitions).isEmpty()
        ? Map.of(SpecPath.join(KEY, "first"), late(rule.first(), last))
        : Map.of();
  }

  private static String late(double first, int epochs) {
    return epochs == 1
        ? "must leave a decision before the last epoch, got one with training.epochs 1"
        : "must leave a decision before the last epoch, at most %s with training.epochs %d, got %s"
            .formatted((epochs - 1.0) / epochs, epochs, first);
  }
}
