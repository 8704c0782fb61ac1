package io.shrinkage.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction of p-values for m tests, whatever their dependence: with p(m) >= ...
 * >= p(1), the adjusted p(i) is the largest of (m - j + 1) p(j) over i >= j, at most 1. Rejecting
 * where it is at most alpha makes one false claim or more with a chance of at most alpha.
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal
 * of Statistics 6, 1979.
 */
public final class Holm {

  private Holm() {}

  /**
   * Returns the adjusted p-values in the order given.
   *
   * @param p each in [0, 1], or NaN for a test that was not made, which stays NaN and does not
   *     count
   * @throws IllegalArgumentException if a p is outside [0, 1]
   */
  public static double[] adjust(double... p) {
    for (double value : p) {
      if (value < 0 || value > 1) {
        throw new IllegalArgumentException("p: must be in [0, 1], got " + value);
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, Math.min(1, (order.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }
}
