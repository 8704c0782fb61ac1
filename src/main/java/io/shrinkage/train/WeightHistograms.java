package io.shrinkage.train;

import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.train.Diagnostics.Histogram;
import java.util.Arrays;
import java.util.List;

/** Counts the weights of each layer by value, the exact zeros apart. */
final class WeightHistograms {

  /** Even, so that no bin holds values of both signs. */
  static final int BINS = 60;

  private static final int HALF = BINS / 2;

  private WeightHistograms() {}

  static List<Histogram> of(List<ParameterTensor> tensors, float[] parameters) {
    return tensors.stream()
        .filter(tensor -> tensor.kind() == Kind.WEIGHT)
        .map(tensor -> of(tensor.layer(), parameters, tensor.from(), tensor.to()))
        .toList();
  }

  /**
   * Counts the values [from, to).
   *
   * <p>The bins lie symmetrically about 0: w and -w fall into mirrored bins, and a value on an edge
   * belongs to the bin farther from 0, limit itself to the outermost. Where all values are 0, so is
   * the limit, and all are counted in zeros.
   */
  static Histogram of(String layer, float[] values, int from, int to) {
    float limit = 0;
    for (int i = from; i < to; i++) {
      limit = Math.max(limit, Math.abs(values[i]));
    }
    Integer[] counts = new Integer[BINS];
    Arrays.fill(counts, 0);
    long zeros = 0;
    for (int i = from; i < to; i++) {
      if (values[i] == 0) {
        zeros++;
      } else {
        counts[bin(values[i], limit)]++;
      }
    }
    return new Histogram(layer, limit, List.of(counts), zeros);
  }

  private static int bin(float value, double limit) {
    int outwards = Math.min(HALF - 1, (int) (Math.abs(value) / limit * HALF));
    return value > 0 ? HALF + outwards : HALF - 1 - outwards;
  }
}
