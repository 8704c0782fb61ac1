package io.shrinkage.report;

import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.function.ToDoubleFunction;

/** A number of an epoch which the report compares, with the way it is written. */
enum Metric {
  TRAIN_ACCURACY("train accuracy", "%", EpochMetrics::trainAccuracy),
  VALIDATION_ACCURACY("validation accuracy", "%", EpochMetrics::validationAccuracy),
  ACCURACY_GAP("accuracy gap", "pp", epoch -> epoch.trainAccuracy() - epoch.validationAccuracy()),
  TRAIN_LOSS("train loss", "", EpochMetrics::trainLoss),
  VALIDATION_LOSS("validation loss", "", EpochMetrics::validationLoss),
  LOSS_GAP("loss gap", "", epoch -> epoch.validationLoss() - epoch.trainLoss()),
  PENALTY("penalty", "", EpochMetrics::penalty),
  OBJECTIVE("objective", "", EpochMetrics::objective),
  ZEROS("exactly zero", "%", Metric::zeroShare),
  WEIGHT_NORM("weight norm", "", Metric::weightNorm);

  private final String label;
  private final String unit;
  private final ToDoubleFunction<EpochMetrics> value;

  Metric(String label, String unit, ToDoubleFunction<EpochMetrics> value) {
    this.label = label;
    this.unit = unit;
    this.value = value;
  }

  String label() {
    return label;
  }

  /** Returns "%", "pp" or nothing: the unit of {@link #shown}. */
  String unit() {
    return unit;
  }

  /** Returns the value: a fraction for accuracies, their gap and shares. */
  double of(EpochMetrics epoch) {
    return value.applyAsDouble(epoch);
  }

  /** Returns the value in {@link #unit}, as charts draw it. */
  double shown(double value) {
    return Numbers.rounded(unit.isEmpty() ? value : 100 * value);
  }

  /** Returns the value as text, with its unit. */
  String text(double value) {
    return switch (unit) {
      case "%" -> Numbers.percent(value);
      case "pp" -> Numbers.points(value);
      default -> Numbers.measure(value);
    };
  }

  private static double zeroShare(EpochMetrics epoch) {
    return epoch.weights() == 0 ? 0 : (double) epoch.zeroWeights() / epoch.weights();
  }

  private static double weightNorm(EpochMetrics epoch) {
    return Math.sqrt(
        epoch.layers().stream().mapToDouble(LayerWeights::l2Norm).map(n -> n * n).sum());
  }
}
