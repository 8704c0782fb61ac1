package io.shrinkage.report;

import io.shrinkage.report.Selected.Compared;
import io.shrinkage.train.Diagnostics.ClassAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The accuracies of one class in the runs of one configuration.
 *
 * @param runs those that have images of the class in both parts
 */
record ClassGaps(Compared side, List<Diagnosed> runs, List<ClassAccuracy> accuracies) {

  static ClassGaps of(Compared side, int label) {
    List<Diagnosed> runs = new ArrayList<>();
    List<ClassAccuracy> accuracies = new ArrayList<>();
    for (Diagnosed run : side.runs()) {
      for (ClassAccuracy each : run.diagnostics().classes()) {
        if (each.label() == label && Double.isFinite(gap(each))) {
          runs.add(run);
          accuracies.add(each);
        }
      }
    }
    return new ClassGaps(side, runs, accuracies);
  }

  /** Returns train minus validation accuracy, a fraction. */
  static double gap(ClassAccuracy accuracy) {
    return accuracy.trainAccuracy() - accuracy.validationAccuracy();
  }

  /** Returns the mean gap; empty if no run has images of the class. */
  OptionalDouble gap() {
    return mean(ClassGaps::gap);
  }

  OptionalDouble mean(ToDoubleFunction<ClassAccuracy> value) {
    return values(value).average();
  }

  DoubleStream values(ToDoubleFunction<ClassAccuracy> value) {
    return accuracies.stream().mapToDouble(value);
  }
}
