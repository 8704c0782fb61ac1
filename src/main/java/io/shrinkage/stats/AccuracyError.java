package io.shrinkage.stats;

/**
 * The standard error that an accuracy has because it was measured on a sample of images. It is
 * apart from the spread over seeds, and no number of seeds makes it smaller.
 */
public final class AccuracyError {

  private AccuracyError() {}

  /**
   * Returns sqrt(a (1 - a) / n), the binomial standard error of an accuracy. It is 0 where all or
   * no images are right, which does not mean that the accuracy is known.
   *
   * @param accuracy a, a fraction in [0, 1]
   * @param images n, at least 1
   */
  public static double of(double accuracy, int images) {
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException("accuracy: must be in [0, 1], got " + accuracy);
    }
    requireImages(images, 1);
    return Math.sqrt(accuracy * (1 - accuracy) / images);
  }

  /**
   * Returns the standard error of the difference (b - c) / n of two accuracies on the same images:
   * sqrt(b + c - (b - c)² / n) / n. Images on which both are right or both wrong say nothing of it.
   *
   * <p>Source: Q. McNemar, Note on the sampling error of the difference between correlated
   * proportions or percentages, Psychometrika 12, 1947.
   *
   * @param onlyFirst b, the images that only the first gets right
   * @param onlySecond c, the images that only the second gets right
   * @param images n, at least b + c and at least 1
   */
  public static double ofDifference(int onlyFirst, int onlySecond, int images) {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "images that one gets right: must be >= 0, got " + Math.min(onlyFirst, onlySecond));
    }
    requireImages(images, Math.max(1L, (long) onlyFirst + onlySecond));
    double net = (double) onlyFirst - onlySecond;
    double discordant = (double) onlyFirst + onlySecond;
    return Math.sqrt(discordant - net * net / images) / images;
  }

  private static void requireImages(int images, long fewest) {
    if (images < fewest) {
      throw new IllegalArgumentException("images: must be >= " + fewest + ", got " + images);
    }
  }
}
