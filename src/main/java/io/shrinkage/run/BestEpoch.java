package io.shrinkage.run;

import io.shrinkage.train.EpochMetrics;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The choice of the epoch at which a run was best. */
final class BestEpoch {
  private BestEpoch() {}

  /** Returns the epoch of the lowest finite validation loss, the first of equals; null if none. */
  static @Nullable EpochMetrics of(List<EpochMetrics> epochs) {
    return epochs.stream()
        .filter(epoch -> Double.isFinite(epoch.validationLoss()))
        .min(Comparator.comparingDouble(EpochMetrics::validationLoss))
        .orElse(null);
  }
}
