package io.shrinkage.report;

import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.function.ToDoubleFunction;

/** A number of an epoch which the report compares, with the way it is written. */
enum Metric implements EpochQuantity {
  TRAIN_ACCURACY("train accuracy", "%", EpochMetrics::trainAccuracy),
  VALIDATION_ACCURACY("validation accuracy", "%", EpochMetrics::validationAccuracy),
  ACCURACY_GAP("accuracy gap", "pp", epoch -> epoch.trainAccuracy() - epoch.validationAccuracy()),
  TRAIN_LOSS("train loss", "", EpochMetrics::trainLoss),
  VALIDATION_LOSS("validation loss", "", EpochMetrics::validationLoss),
  LOSS_GAP("loss gap", "", epoch -> epoch.validationLoss() - epoch.trainLoss()),
  PENALTY("penalty", "", EpochMetrics::penalty),
  OBJECTIVE("objective", "", EpochMetrics::objective),
  ZEROS("exactly zero", "%", Metric::zeroShare),
  ZERO_GROUPS("zero groups", "%", Metric::zeroGroupShare),
  WEIGHT_NORM("weight norm", "", Metric::weightNorm);

  private final String label;
  private final String unit;
  private final ToDoubleFunction<EpochMetrics> value;

  Metric(String label, String unit, ToDoubleFunction<EpochMetrics> value) {
    this.label = label;
    this.unit = unit;
    this.value = value;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public double of(EpochMetrics epoch) {
    return value.applyAsDouble(epoch);
  }

  private static double zeroShare(EpochMetrics epoch) {
    return epoch.weights() == 0 ? 0 : (double) epoch.zeroWeights() / epoch.weights();
  }

  private static double zeroGroupShare(EpochMetrics epoch) {
    long groups = epoch.layers().stream().mapToLong(LayerWeights::groups).sum();
    long zero = epoch.layers().stream().mapToLong(LayerWeights::zeroGroups).sum();
    return groups == 0 ? 0 : (double) zero / groups;
  }

  private static double weightNorm(EpochMetrics epoch) {
    return Math.sqrt(
        epoch.layers().stream().mapToDouble(LayerWeights::l2Norm).map(n -> n * n).sum());
  }
}
