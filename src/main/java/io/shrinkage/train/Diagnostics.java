package io.shrinkage.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the report's deeper charts need, measured once at the end of a run.
 *
 * @param histograms the weights of every layer that has weights
 * @param filters the first layer's filters where it is a convolution
 * @param inputs the input pixels whose weights are all exactly 0, where the first layer is dense
 * @param pruning accuracy and loss after setting the smallest weights to 0, without retraining
 * @param classes accuracy by class
 * @param confusion validation part: row = true class, column = predicted class
 * @param calibration how predicted probabilities match frequencies, on the validation part
 * @param worst the validation images with the lowest probability of the true class
 */
public record Diagnostics(
    List<Histogram> histograms,
    @Nullable Filters filters,
    @Nullable InputPixels inputs,
    List<PruningPoint> pruning,
    List<ClassAccuracy> classes,
    List<List<Integer>> confusion,
    Calibration calibration,
    List<WorstImage> worst) {

  /**
   * Weights of one layer in equal bins over [-limit, limit], exact zeros counted apart (not in the
   * bins).
   */
  public record Histogram(String layer, double limit, List<Integer> counts, long zeros) {}

  /** Filters as [filter][channel * height * width], channels and rows in order; at most 64. */
  public record Filters(int channels, int height, int width, int total, List<List<Float>> values) {}

  /** A map of the image: one string of '0' (all weights exactly 0) and '1' a row. */
  public record InputPixels(int zeros, int total, List<String> rows) {}

  /**
   * What remains when the smallest weights of all layers together are set to 0, measured on a
   * sample of the validation part: 200 to 1000 images, more where training was longer.
   *
   * @param pruned share of all weights (kernel entries) that are set to 0, in [0, 1]
   */
  public record PruningPoint(double pruned, double validationAccuracy, double validationLoss) {}

  /** Accuracies are fractions; NaN where a part has no image of the class. */
  public record ClassAccuracy(int label, double trainAccuracy, double validationAccuracy) {}

  /**
   * How well predicted probabilities match frequencies.
   *
   * @param ece expected calibration error over 15 equal bins of confidence (Guo et al., On
   *     Calibration of Modern Neural Networks, ICML 2017)
   * @param nll mean negative log likelihood of the true class; under losses other than
   *     cross-entropy of the outputs divided by their sum, each image at most -log(1e-7)
   */
  public record Calibration(double ece, double nll, List<CalibrationBin> bins) {}

  /** One bin of confidence; confidence and accuracy are means over its images. */
  public record CalibrationBin(int count, double confidence, double accuracy) {}

  /**
   * An image to which the network gave a low probability of its true class.
   *
   * @param row the row in the data set's training file
   * @param pixels the image's bytes (channel, row, column) in Base64
   */
  public record WorstImage(
      int row,
      int label,
      int predicted,
      double probability,
      int channels,
      int height,
      int width,
      String pixels) {

    /** Keeps one copy of the pixels: many runs of a sweep get the same images wrong. */
    public WorstImage {
      pixels = pixels.intern();
    }
  }
}
