package io.shrinkage.train;

import io.shrinkage.data.ImageSet;
import io.shrinkage.data.ImageShape;
import io.shrinkage.data.Part;
import io.shrinkage.train.Diagnostics.WorstImage;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Picks the images with the lowest probability of the true class. */
final class WorstImages {

  static final int COUNT = 12;

  private WorstImages() {}

  static List<WorstImage> of(Part part, Predictions predictions) {
    return Arrays.stream(positions(predictions.logProbability()))
        .mapToObj(i -> image(part, predictions, i))
        .toList();
  }

  /** Returns the positions of the lowest, the lowest first; equal ones by position. */
  static int[] positions(double[] logProbability) {
    return IntStream.range(0, logProbability.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> logProbability[i]))
        .limit(COUNT)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static WorstImage image(Part part, Predictions predictions, int i) {
    ImageSet images = part.images();
    ImageShape shape = images.shape();
    int from = part.row(i) * shape.pixels();
    byte[] pixels = Arrays.copyOfRange(images.pixels(), from, from + shape.pixels());
    return new WorstImage(
        part.row(i),
        part.label(i),
        predictions.predicted()[i],
        predictions.probability()[i],
        shape.channels(),
        shape.height(),
        shape.width(),
        Base64.getEncoder().encodeToString(pixels));
  }
}
