package io.shrinkage.report;

import io.shrinkage.train.EpochMetrics;

/**
 * The share of one layer's weights that are exactly zero.
 *
 * @param label the layer's name
 */
record LayerSparsity(String label) implements EpochQuantity {

  @Override
  public String unit() {
    return "%";
  }

  /** Returns the share in [0, 1]; NaN where the network has no such layer. */
  @Override
  public double of(EpochMetrics epoch) {
    return epoch.layers().stream()
        .filter(layer -> layer.layer().equals(label) && layer.weights() > 0)
        .mapToDouble(layer -> (double) layer.zeroWeights() / layer.weights())
        .findFirst()
        .orElse(Double.NaN);
  }
}
