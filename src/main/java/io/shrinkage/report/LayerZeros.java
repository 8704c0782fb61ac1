package io.shrinkage.report;

import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;

/**
 * The share of one layer's filters or units whose weights are all exactly zero.
 *
 * @param label the layer's name
 * @param groups how many filters or units it has
 */
record LayerZeros(String label, long groups) implements EpochQuantity {

  @Override
  public String unit() {
    return "%";
  }

  @Override
  public double of(EpochMetrics epoch) {
    return epoch.layers().stream()
        .filter(layer -> layer.layer().equals(label) && layer.groups() > 0)
        .mapToDouble(layer -> (double) layer.zeroGroups() / layer.groups())
        .findFirst()
        .orElse(0);
  }

  /** Returns a share as a count, such as "12 of 32". */
  @Override
  public String text(double value) {
    double count = Math.round(10 * value * groups) / 10.0;
    String text = count == Math.rint(count) ? Numbers.count((long) count) : Numbers.tenths(count);
    return text + " of " + Numbers.count(groups);
  }

  /** Returns what one of the layer's groups is. */
  String noun() {
    String type = label.substring(label.lastIndexOf('-') + 1);
    String noun = type.equals("dense") || type.equals("output") ? "unit" : "filter";
    return groups == 1 ? noun : noun + "s";
  }

  static LayerZeros of(LayerWeights layer) {
    return new LayerZeros(layer.layer(), layer.groups());
  }
}
