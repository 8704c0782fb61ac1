package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.train.Diagnostics.Calibration;
import io.shrinkage.train.Diagnostics.CalibrationBin;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Guards against a calibration error that is not weighted by the bins' sizes. */
final class CalibrationCurveTest {

  @Test
  void error_overBins_isWeightedByTheirSizes() {
    // bin 14 (14/15, 1]: 0.95 right, 1.0 wrong; bin 8 (8/15, 9/15]: 0.6 = 9/15 wrong, 0.55 right
    // and 0.55 right
    Predictions predictions =
        predictions(
            new int[] {0, 1, 1, 0, 0},
            new int[] {0, 0, 0, 0, 0},
            new double[] {0.95, 1.0, 0.6, 0.55, 0.55});

    Calibration calibration = CalibrationCurve.of(predictions);

    assertThat(calibration.bins()).hasSize(15);
    CalibrationBin sure = calibration.bins().get(14);
    assertThat(sure.count()).isEqualTo(2);
    assertThat(sure.confidence()).isCloseTo(0.975, within(1e-12));
    assertThat(sure.accuracy()).isEqualTo(0.5);
    CalibrationBin unsure = calibration.bins().get(8);
    assertThat(unsure.count()).isEqualTo(3);
    assertThat(unsure.confidence()).isCloseTo(1.7 / 3, within(1e-12));
    assertThat(unsure.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
    // 2/5 * |0.5 - 0.975| + 3/5 * |2/3 - 1.7/3| = 0.19 + 0.06
    assertThat(calibration.ece()).isCloseTo(0.25, within(1e-12));
    // log probabilities are -1 each
    assertThat(calibration.nll()).isEqualTo(1);
  }

  @Test
  void bins_withoutImages_haveNoMeans() {
    Calibration calibration =
        CalibrationCurve.of(predictions(new int[] {0}, new int[] {0}, new double[] {1}));

    assertThat(calibration.ece()).isZero();
    assertThat(calibration.bins().get(0)).isEqualTo(new CalibrationBin(0, Double.NaN, Double.NaN));
  }

  @Test
  void image_withoutPrediction_isInNoBin() {
    Calibration calibration =
        CalibrationCurve.of(predictions(new int[] {0}, new int[] {-1}, new double[] {Double.NaN}));

    assertThat(calibration.bins()).allMatch(bin -> bin.count() == 0);
  }

  private static Predictions predictions(int[] labels, int[] predicted, double[] confidence) {
    double[] logs = new double[labels.length];
    Arrays.fill(logs, -1);
    return new Predictions(
        labels, predicted, confidence, new double[labels.length], logs, Double.NEGATIVE_INFINITY);
  }
}
