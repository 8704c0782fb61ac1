package io.shrinkage.train;

import io.shrinkage.train.Diagnostics.ClassAccuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts right and wrong predictions by class. */
final class ClassTable {

  private ClassTable() {}

  static List<ClassAccuracy> accuracies(int classes, Predictions train, Predictions validation) {
    double[] trainAccuracy = accuracy(classes, train);
    double[] validationAccuracy = accuracy(classes, validation);
    List<ClassAccuracy> accuracies = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      accuracies.add(new ClassAccuracy(label, trainAccuracy[label], validationAccuracy[label]));
    }
    return accuracies;
  }

  /** Returns the share of right predictions by true class; NaN for a class without images. */
  private static double[] accuracy(int classes, Predictions predictions) {
    int[] right = new int[classes];
    int[] all = new int[classes];
    for (int i = 0; i < predictions.size(); i++) {
      right[predictions.labels()[i]] += predictions.right(i) ? 1 : 0;
      all[predictions.labels()[i]]++;
    }
    double[] accuracy = new double[classes];
    for (int label = 0; label < classes; label++) {
      accuracy[label] = (double) right[label] / all[label];
    }
    return accuracy;
  }

  /**
   * Returns counts by [true class][predicted class]; an image without any prediction is in no
   * column.
   */
  static List<List<Integer>> confusion(int classes, Predictions predictions) {
    Integer[][] counts = new Integer[classes][classes];
    for (Integer[] row : counts) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < predictions.size(); i++) {
      if (predictions.predicted()[i] >= 0) {
        counts[predictions.labels()[i]][predictions.predicted()[i]]++;
      }
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (Integer[] row : counts) {
      rows.add(List.of(row));
    }
    return rows;
  }
}
