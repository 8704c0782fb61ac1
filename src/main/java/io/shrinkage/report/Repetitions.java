package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import java.util.List;

/** What a mean is taken over, in words: seeds, the folds of a cross-validation, or both. */
final class Repetitions {
  private final List<Repetition> all;
  private final boolean folded;
  private final long seeds;
  private final long folds;

  /**
   * Makes them.
   *
   * @param all without duplicates
   */
  Repetitions(List<Repetition> all) {
    this.all = List.copyOf(all);
    folded = all.stream().anyMatch(each -> each.fold() > 0);
    seeds = all.stream().map(Repetition::seed).distinct().count();
    folds = all.stream().map(Repetition::fold).distinct().count();
  }

  static Repetitions of(List<StoredRun> runs) {
    return new Repetitions(runs.stream().map(StoredRun::repetition).distinct().toList());
  }

  List<Repetition> all() {
    return all;
  }

  /** Returns whether the folds of a cross-validation are among them. */
  boolean folded() {
    return folded;
  }

  long folds() {
    return folds;
  }

  /** Returns what one of them is: "seed", "fold", or, where both vary, "run". */
  String noun() {
    return !folded ? "seed" : seeds == 1 ? "fold" : "run";
  }

  /** Returns such as "3 seeds", "5 folds" or "2 seeds × 5 folds". */
  String product() {
    String ofSeeds = Numbers.counted(seeds, "seed");
    String ofFolds = Numbers.counted(folds, "fold");
    return !folded ? ofSeeds : seeds == 1 ? ofFolds : ofSeeds + " \u00d7 " + ofFolds;
  }

  /** Returns such as "one seed", "mean of 3 seeds" or "mean of 9 runs of 2 seeds × 5 folds". */
  String mean() {
    if (all.size() == 1) {
      return "one " + noun();
    }
    boolean complete = all.size() == seeds * folds;
    return "mean of " + (complete ? "" : Numbers.counted(all.size(), "run") + " of ") + product();
  }

  /** Returns which of them one is, such as "seed 3", "fold 2" or "seed 3, fold 2". */
  String label(Repetition one) {
    String fold = "fold " + one.fold();
    return !folded ? "seed " + one.seed() : seeds == 1 ? fold : "seed " + one.seed() + ", " + fold;
  }
}
