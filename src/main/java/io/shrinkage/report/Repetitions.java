package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import java.util.List;

/**
 * What a mean is taken over, in words: seeds, the folds of a cross-validation, or both.
 *
 * @param all without duplicates
 */
record Repetitions(List<Repetition> all) {

  static Repetitions of(List<StoredRun> runs) {
    return new Repetitions(runs.stream().map(StoredRun::repetition).distinct().toList());
  }

  /** Returns whether the folds of a cross-validation are among them. */
  boolean folded() {
    return all.stream().anyMatch(each -> each.fold() > 0);
  }

  private long seeds() {
    return all.stream().map(Repetition::seed).distinct().count();
  }

  long folds() {
    return all.stream().map(Repetition::fold).distinct().count();
  }

  /** Returns what one of them is: "seed", "fold", or, where both vary, "run". */
  String noun() {
    return !folded() ? "seed" : seeds() == 1 ? "fold" : "run";
  }

  /** Returns such as "3 seeds", "5 folds" or "2 seeds × 5 folds". */
  String product() {
    String seeds = Numbers.counted(seeds(), "seed");
    String folds = Numbers.counted(folds(), "fold");
    return !folded() ? seeds : seeds() == 1 ? folds : seeds + " \u00d7 " + folds;
  }

  /** Returns such as "one seed", "mean of 3 seeds" or "mean of 9 runs of 2 seeds × 5 folds". */
  String mean() {
    if (all.size() == 1) {
      return "one " + noun();
    }
    boolean complete = all.size() == seeds() * folds();
    return "mean of " + (complete ? "" : Numbers.counted(all.size(), "run") + " of ") + product();
  }

  /** Returns which of them one is, such as "seed 3", "fold 2" or "seed 3, fold 2". */
  String label(Repetition one) {
    String fold = "fold " + one.fold();
    return !folded()
        ? "seed " + one.seed()
        : seeds() == 1 ? fold : "seed " + one.seed() + ", " + fold;
  }
}
