package io.shrinkage.train;

import io.shrinkage.data.Part;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.train.Diagnostics.PruningPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Global magnitude pruning without retraining: the smallest weights of all layers together are set
 * to 0. Magnitude as the measure: Han et al., Learning both Weights and Connections, NIPS 2015.
 */
final class PruningFrontier {

  /** Shares 0, 1/20, ..., 19/20. */
  static final int LEVELS = 20;

  /** With fewer images, the curve would be noise. */
  static final int LEAST_IMAGES = 100;

  /** With more images, the curve would look the same. */
  static final int MOST_IMAGES = 1000;

  /**
   * A trained image costs about three passes forward, and every level one pass over the images: a
   * 128th of the trained images costs about 5 % of training.
   */
  private static final int SHARE = 128;

  private PruningFrontier() {}

  /**
   * Returns what every level is measured on: images of the validation part at even distances, so
   * that a part in the order of its classes keeps their shares.
   */
  static Part sample(Part validation, long trainedImages) {
    int size = images(validation.size(), trainedImages);
    return validation.select(
        IntStream.range(0, size).map(i -> (int) ((long) i * validation.size() / size)).toArray());
  }

  /**
   * Returns the number of images for a run that trained on so many, each counted once an epoch: as
   * many as cost little against training, but at least {@link #LEAST_IMAGES} and at most {@link
   * #MOST_IMAGES} where there are so many.
   */
  static int images(int validation, long trainedImages) {
    long affordable = Math.max(LEAST_IMAGES, Math.min(MOST_IMAGES, trainedImages / SHARE));
    return (int) Math.min(validation, affordable);
  }

  /** Returns the places of all weights (kernel entries) in the flat parameters. */
  static int[] weights(List<ParameterTensor> tensors) {
    return tensors.stream()
        .filter(tensor -> tensor.kind() == Kind.WEIGHT)
        .flatMapToInt(tensor -> IntStream.range(tensor.from(), tensor.to()))
        .toArray();
  }

  /**
   * Measures all levels. A level's share is reached exactly, up to rounding to whole weights: among
   * equal magnitudes the first in the flat parameters go first. A level at which no weight changes,
   * because those to go are 0 already, has the values of the level before it and costs nothing.
   *
   * @param parameters are not written
   * @param weights places of the weights in the parameters
   * @param score measures a network with the given parameters
   */
  static List<PruningPoint> of(
      float[] parameters, int[] weights, Function<float[], Evaluator.Score> score) {
    int[] smallestFirst = smallestFirst(parameters, weights);
    float[] pruned = parameters.clone();
    Evaluator.Score current = score.apply(pruned);
    List<PruningPoint> points = new ArrayList<>();
    int next = 0;
    for (int level = 0; level < LEVELS; level++) {
      int count = Math.toIntExact(Math.round((double) level * weights.length / LEVELS));
      boolean changed = false;
      for (; next < count; next++) {
        changed |= pruned[smallestFirst[next]] != 0;
        pruned[smallestFirst[next]] = 0;
      }
      current = changed ? score.apply(pruned) : current;
      points.add(new PruningPoint((double) level / LEVELS, current.accuracy(), current.loss()));
    }
    return points;
  }

  /** Returns the places in the order of magnitude, equal ones in the order of places. */
  static int[] smallestFirst(float[] parameters, int[] weights) {
    // The bits of floats that are not negative are ordered as the floats are.
    long[] keys = new long[weights.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) Float.floatToIntBits(Math.abs(parameters[weights[i]])) << 32 | weights[i];
    }
    Arrays.sort(keys);
    int[] places = new int[keys.length];
    Arrays.setAll(places, i -> (int) keys[i]);
    return places;
  }
}
