package io.shrinkage.run;

import io.shrinkage.train.EpochMetrics;
import java.util.List;

/** The columns of a CSV file that say what was measured at the end of an epoch. */
public final class EpochColumns {
  private static final List<String> HEADER =
      List.of(
          "train_loss",
          "validation_loss",
          "loss_gap",
          "train_accuracy",
          "validation_accuracy",
          "accuracy_gap",
          "penalty_value",
          "objective");

  private EpochColumns() {}

  /** Returns the names of the columns. */
  public static List<String> header() {
    return HEADER;
  }

  /** Returns the fields of an epoch: accuracies and their gap as fractions. */
  public static List<String> fields(EpochMetrics epoch) {
    return List.of(
        Csv.number(epoch.trainLoss()),
        Csv.number(epoch.validationLoss()),
        Csv.number(epoch.validationLoss() - epoch.trainLoss()),
        Csv.number(epoch.trainAccuracy()),
        Csv.number(epoch.validationAccuracy()),
        Csv.number(epoch.trainAccuracy() - epoch.validationAccuracy()),
        Csv.number(epoch.penalty()),
        Csv.number(epoch.objective()));
  }
}
