package io.shrinkage.model;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the initial parameters from a seed: the same for every penalty, platform and thread.
 *
 * <p>Every tensor has a random stream of its own, so that one layer's size does not move another's
 * values. Normal values by Marsaglia's polar method (A Convenient Method for Generating Normal
 * Variables, SIAM Review 1964) with StrictMath, whose results no Java version may change.
 */
final class InitialWeights {

  private InitialWeights() {}

  /** Writes the initial values of all tensors into the flat parameters. */
  static void write(
      Initializer initializer, List<ParameterTensor> tensors, long seed, float[] parameters) {
    SplittableRandom streams = new SplittableRandom(seed);
    for (ParameterTensor tensor : tensors) {
      SplittableRandom random = streams.split();
      switch (tensor.kind()) {
        case WEIGHT -> weights(initializer, tensor, random, parameters);
        case BIAS -> biases(initializer, tensor, random, parameters);
        case BATCH_NORM, STATISTIC -> {
          // gamma 1, beta 0, mean 0, variance 1: as DL4J sets them
        }
      }
    }
  }

  private static void weights(
      Initializer initializer, ParameterTensor tensor, SplittableRandom random, float[] w) {
    double in = tensor.fanIn();
    double both = in + tensor.fanOut();
    if (initializer instanceof Initializer.HeNormal) {
      normal(Math.sqrt(2 / in), tensor, random, w);
    } else if (initializer instanceof Initializer.HeUniform) {
      uniform(Math.sqrt(6 / in), tensor, random, w);
    } else if (initializer instanceof Initializer.GlorotNormal) {
      normal(Math.sqrt(2 / both), tensor, random, w);
    } else if (initializer instanceof Initializer.GlorotUniform) {
      uniform(Math.sqrt(6 / both), tensor, random, w);
    } else if (initializer instanceof Initializer.Normal normal) {
      normal(normal.standardDeviation(), tensor, random, w);
    }
  }

  private static void biases(
      Initializer initializer, ParameterTensor tensor, SplittableRandom random, float[] w) {
    if (initializer instanceof Initializer.Normal normal && normal.biases()) {
      normal(normal.standardDeviation(), tensor, random, w);
    } else {
      Arrays.fill(w, tensor.from(), tensor.to(), 0f);
    }
  }

  private static void uniform(
      double limit, ParameterTensor tensor, SplittableRandom random, float[] w) {
    int to = tensor.to();
    for (int i = tensor.from(); i < to; i++) {
      w[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
  }

  private static void normal(
      double deviation, ParameterTensor tensor, SplittableRandom random, float[] w) {
    int to = tensor.to();
    for (int i = tensor.from(); i < to; i += 2) {
      double x;
      double y;
      double square;
      do {
        x = 2 * random.nextDouble() - 1;
        y = 2 * random.nextDouble() - 1;
        square = x * x + y * y;
      } while (square >= 1 || square == 0);
      double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square) * deviation;
      w[i] = (float) (x * factor);
      if (i + 1 < to) {
        w[i + 1] = (float) (y * factor);
      }
    }
  }
}
