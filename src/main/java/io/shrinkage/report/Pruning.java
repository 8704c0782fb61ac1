package io.shrinkage.report;

import io.shrinkage.train.Diagnostics.PruningPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean accuracy over runs by the share of weights that is set to 0.
 *
 * @param shares in [0, 1], from 0 on, ascending
 * @param accuracies fractions, one a share
 */
record Pruning(List<Double> shares, List<Double> accuracies) {
  /** Accuracies that are no further apart than this are equal but for rounding. */
  private static final double ROUNDING = 1e-9;

  static Pruning of(List<Diagnosed> runs) {
    int levels = runs.stream().mapToInt(run -> run.diagnostics().pruning().size()).min().orElse(0);
    List<Double> shares = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      int level = i;
      List<PruningPoint> points =
          runs.stream().map(run -> run.diagnostics().pruning().get(level)).toList();
      shares.add(points.get(0).pruned());
      accuracies.add(
          points.stream().mapToDouble(PruningPoint::validationAccuracy).average().orElse(0));
    }
    return new Pruning(shares, accuracies);
  }

  /** Returns the largest share up to which no level loses more accuracy than this; 0 if none. */
  double affordable(double loss) {
    double share = 0;
    for (int i = 0; i < shares.size(); i++) {
      if (accuracies.get(i) < accuracies.get(0) - loss - ROUNDING) {
        break;
      }
      share = shares.get(i);
    }
    return share;
  }
}
