package io.shrinkage.report;

import io.shrinkage.train.Diagnostics.CalibrationBin;
import java.util.ArrayList;
import java.util.List;

/** Equal bins of confidence over the predictions of several runs. */
final class ReliabilityBins {

  private ReliabilityBins() {}

  /**
   * A bin with predictions in it.
   *
   * @param range such as "80 % to 87 %"
   * @param confidence the mean
   * @param accuracy the share of right ones
   */
  record Bin(String range, long count, double confidence, double accuracy) {}

  /** Returns the bins that are not empty, the lowest confidence first. */
  static List<Bin> of(List<Diagnosed> runs) {
    List<Bin> bins = new ArrayList<>();
    int size =
        runs.stream()
            .mapToInt(run -> run.diagnostics().calibration().bins().size())
            .min()
            .orElse(0);
    for (int i = 0; i < size; i++) {
      long count = 0;
      double confidence = 0;
      double accuracy = 0;
      for (Diagnosed run : runs) {
        CalibrationBin bin = run.diagnostics().calibration().bins().get(i);
        if (bin.count() > 0) {
          count += bin.count();
          confidence += bin.count() * bin.confidence();
          accuracy += bin.count() * bin.accuracy();
        }
      }
      if (count > 0) {
        bins.add(new Bin(range(i, size), count, confidence / count, accuracy / count));
      }
    }
    return bins;
  }

  /** Returns mean confidence minus accuracy over all predictions. */
  static double overconfidence(List<Bin> bins) {
    double sum = 0;
    long count = 0;
    for (Bin bin : bins) {
      sum += bin.count() * (bin.confidence() - bin.accuracy());
      count += bin.count();
    }
    return sum / count;
  }

  private static String range(int bin, int bins) {
    return Math.round(100.0 * bin / bins)
        + "\u00a0% to "
        + Math.round(100.0 * (bin + 1) / bins)
        + "\u00a0%";
  }
}
