package io.shrinkage.train;

import io.shrinkage.train.Diagnostics.Calibration;
import io.shrinkage.train.Diagnostics.CalibrationBin;
import java.util.ArrayList;
import java.util.List;

/** Compares confidence, the largest probability, with accuracy in equal bins of confidence. */
final class CalibrationCurve {

  /** As Guo et al., On Calibration of Modern Neural Networks, ICML 2017. */
  static final int BINS = 15;

  private CalibrationCurve() {}

  /** Returns the curve; an image without any prediction counts in the likelihood alone. */
  static Calibration of(Predictions predictions) {
    int[] counts = new int[BINS];
    int[] right = new int[BINS];
    double[] confidence = new double[BINS];
    for (int i = 0; i < predictions.size(); i++) {
      if (predictions.predicted()[i] >= 0) {
        int bin = bin(predictions.confidence()[i]);
        counts[bin]++;
        right[bin] += predictions.right(i) ? 1 : 0;
        confidence[bin] += predictions.confidence()[i];
      }
    }
    double error = 0;
    List<CalibrationBin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(right[bin] - confidence[bin]);
      bins.add(
          new CalibrationBin(
              counts[bin], confidence[bin] / counts[bin], (double) right[bin] / counts[bin]));
    }
    return new Calibration(error / predictions.size(), predictions.negativeLogLikelihood(), bins);
  }

  /** Bin m of 1 to M holds ((m - 1) / M, m / M]; the first holds 0 too. */
  private static int bin(double confidence) {
    return Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence * BINS) - 1));
  }
}
