package io.shrinkage.spec;

import io.shrinkage.train.EpochMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How the configurations of an experiment race, and by what: by the number that the report selects
 * by, since a race by another one could stop what the report would select.
 */
public record Race(SuccessiveHalving rule, SelectionSpec selection) {

  /**
   * Returns what is compared, such as "validation loss" or "validation accuracy of the best epoch".
   */
  public String label() {
    String metric = selection.metric().name().toLowerCase(Locale.ROOT);
    boolean best = selection.epoch() == SelectionSpec.Epoch.BEST;
    return "validation " + metric + (best ? " of the best epoch" : "");
  }

  /**
   * Returns the number by which a run is compared, the lower the better.
   *
   * @param epochs those up to the comparison, at least one
   */
  public double cost(List<EpochMetrics> epochs) {
    EpochMetrics at = epochs.get(epochs.size() - 1);
    if (selection.epoch() == SelectionSpec.Epoch.BEST) {
      at =
          epochs.stream()
              .filter(epoch -> Double.isFinite(epoch.validationLoss()))
              .min(Comparator.comparingDouble(EpochMetrics::validationLoss))
              .orElse(at);
    }
    return selection.metric() == SelectionSpec.Metric.LOSS
        ? at.validationLoss()
        : -at.validationAccuracy();
  }
}
