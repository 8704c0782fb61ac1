package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.train.Diagnostics.ClassAccuracy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a transposed confusion matrix and against accuracies of absent classes. */
final class ClassTableTest {

  private final Predictions train = predictions(new int[] {0, 1}, new int[] {0, 0});
  private final Predictions validation =
      predictions(new int[] {0, 0, 0, 0, 2}, new int[] {0, 2, 2, -1, 2});

  @Test
  void confusion_rows_areTrueClasses() {
    // of four images of class 0 one is right, two are taken for class 2, one has no prediction
    assertThat(ClassTable.confusion(3, validation))
        .containsExactly(List.of(1, 0, 2), List.of(0, 0, 0), List.of(0, 0, 1));
  }

  @Test
  void accuracies_ofAbsentClass_areNotANumber() {
    assertThat(ClassTable.accuracies(3, train, validation))
        .containsExactly(
            new ClassAccuracy(0, 1, 0.25),
            new ClassAccuracy(1, 0, Double.NaN),
            new ClassAccuracy(2, Double.NaN, 1));
  }

  private static Predictions predictions(int[] labels, int[] predicted) {
    double[] none = new double[labels.length];
    return new Predictions(labels, predicted, none, none, none, 0);
  }
}
