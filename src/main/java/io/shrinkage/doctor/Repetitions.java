package io.shrinkage.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * Too few repetitions for the number of comparisons.
 *
 * <p>The exact sign-flip test over n seeds has 2^n flips, so that the smallest two-sided p is
 * 2/2^n, however many configurations are compared with the largest statistic of each flip. Seeds
 * within folds are averaged, and k folds leave k - 1 degrees of freedom (Nadeau and Bengio 2003).
 */
final class Repetitions {
  private static final int FOR_AN_INTERVAL = 3;
  private static final int FOR_A_TEST = 6;
  private static final int FOLDS = 3;

  private Repetitions() {}

  static List<Finding> examine(SweepDesign design) {
    int comparisons = StrengthGrid.comparisons(design);
    if (comparisons == 0) {
      return List.of();
    }
    return design.folds() > 0 ? folds(design.folds()) : seeds(design.seeds(), comparisons);
  }

  private static List<Finding> folds(int folds) {
    if (folds >= FOLDS) {
      return List.of();
    }
    return List.of(
        Finding.warning(
            "too-few-folds",
            Words.counted(folds, "fold")
                + " of a cross-validation "
                + (folds == 1 ? "leaves " : "leave ")
                + (folds == 1 ? "no degree" : "1 degree")
                + " of freedom, so that the report can give no useful interval.",
            "Cut the rows into more folds: \"validation\": { \"folds\": 5 }."));
  }

  private static List<Finding> seeds(List<Long> seeds, int comparisons) {
    int n = seeds.size();
    if (n >= FOR_A_TEST) {
      return List.of();
    }
    String with = "With " + Words.counted(n, "seed") + " for each configuration ";
    String found =
        n < FOR_AN_INTERVAL
            ? with + "the report can give no interval and no test."
            : with
                + "the two-sided p of the sign-flip test over "
                + Words.counted(comparisons, "comparison")
                + " cannot be below 2/2^%d = ".formatted(n)
                + Words.number(2 / Math.pow(2, n))
                + ", so that no difference can reach p <= 0.05.";
    return List.of(
        Finding.warning("too-few-seeds", found, "Add seeds: \"seed\": " + more(seeds) + "."));
  }

  /** Returns the seeds and as many others as are missing: what is trained already stays. */
  private static List<Long> more(List<Long> seeds) {
    List<Long> more = new ArrayList<>(seeds);
    for (long next = 1; more.size() < FOR_A_TEST; next++) {
      if (!more.contains(next)) {
        more.add(next);
      }
    }
    return more;
  }
}
