package io.shrinkage.report;

import io.shrinkage.report.Selected.Compared;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the accuracy gaps by class say.
 *
 * @param sides the baseline and the best penalty, or one of them
 * @param classes those that have a gap, the largest of the first side last
 */
record ClassGapTitle(ClassLabels labels, List<Compared> sides, List<Integer> classes) {

  String text() {
    return sides.size() < 2 ? alone() : together();
  }

  private String alone() {
    int largest = classes.get(classes.size() - 1);
    int smallest = classes.get(0);
    return "The accuracy gap is largest for %s, %s, and smallest for %s, %s"
        .formatted(
            labels.phrase(largest),
            points(sides.get(0), largest),
            labels.phrase(smallest),
            points(sides.get(0), smallest));
  }

  private String together() {
    Compared baseline = sides.get(0);
    Compared other = sides.get(1);
    int compared = 0;
    int narrower = 0;
    int most = -1;
    double best = 0;
    for (int label : classes) {
      OptionalDouble gap = ClassGaps.of(other, label).gap();
      if (gap.isPresent()) {
        double change = gap.getAsDouble() - gap(baseline, label);
        compared++;
        narrower += change < -Sweep.TIE ? 1 : 0;
        most = change < best - Sweep.TIE ? label : most;
        best = Math.min(best, change);
      }
    }
    String start =
        "The accuracy gap is narrower than the baseline's in %d of %d classes for %s"
            .formatted(narrower, compared, other.subject());
    return most < 0
        ? start
        : "%s, most in %s: %s after %s"
            .formatted(start, labels.phrase(most), points(other, most), points(baseline, most));
  }

  private static double gap(Compared side, int label) {
    return ClassGaps.of(side, label).gap().orElse(Double.NaN);
  }

  private static String points(Compared side, int label) {
    return Numbers.points(gap(side, label));
  }
}
