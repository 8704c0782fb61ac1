package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The l2 norm of one layer's weights at the end of a run, as a multiple of the initial norm.
 *
 * @param label the layer's name
 * @param scale where values stand on a logarithmic axis; null: on a linear one
 */
record LayerNorm(String label, @Nullable LogScale scale) implements EpochQuantity {

  @Override
  public String unit() {
    return "";
  }

  /** Returns the norm itself; NaN where the network has no such layer. */
  @Override
  public double of(EpochMetrics epoch) {
    return epoch.layers().stream()
        .filter(layer -> layer.layer().equals(label))
        .mapToDouble(EpochMetrics.LayerWeights::l2Norm)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public OptionalDouble in(StoredRun run) {
    EpochMetrics initial = run.initial();
    EpochMetrics last = run.last();
    double ratio = initial == null || last == null ? Double.NaN : of(last) / of(initial);
    return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }

  @Override
  public double shown(double value) {
    return Numbers.rounded(scale == null ? value : scale.position(value));
  }

  /** Returns the ratio with three digits, such as "0.0312" or "1.08". */
  @Override
  public String text(double value) {
    return Numbers.setting(value);
  }
}
