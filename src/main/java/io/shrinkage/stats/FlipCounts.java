package io.shrinkage.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many flips of the seeds' signs reach the observed statistics of some rows, each alone and in
 * the step-down order of the joint test. Seeds at which no row differs take no part: their sign
 * changes nothing.
 */
final class FlipCounts {

  /** All sums are made anew after this many steps, so that rounding does not pile up. */
  private static final int FRESH = 1024;

  private final List<FlipRow> rows;
  private final double[][] columns; // [seed][row]
  private final double[] floors; // the statistic that reaches the row's
  private final double extremeFloor;
  private final double[] signs;
  private final double[] sums;
  private final long[] own;
  private final long[] joint;
  private long extreme;
  private long flips;

  /** Takes rows with as many differences each as there are seeds, and sorts them by statistic. */
  FlipCounts(List<FlipRow> unsorted, int seeds) {
    rows = unsorted.stream().sorted(Comparator.comparingDouble(FlipRow::observed)).toList();
    columns =
        IntStream.range(0, seeds)
            .mapToObj(seed -> rows.stream().mapToDouble(row -> row.scaled(seed)).toArray())
            .filter(column -> Arrays.stream(column).anyMatch(d -> d != 0))
            .toArray(double[][]::new);
    floors = rows.stream().mapToDouble(row -> FlipRow.atLeast(row.observed())).toArray();
    extremeFloor =
        FlipRow.atLeast(rows.stream().mapToDouble(FlipRow::largest).max().orElse(Double.NaN));
    signs = new double[columns.length];
    sums = new double[rows.size()];
    own = new long[rows.size()];
    joint = new long[rows.size()];
  }

  /** Returns how many seeds take part. */
  int seeds() {
    return columns.length;
  }

  /** Returns the rows in the order of the counts: by rising statistic. */
  List<FlipRow> rows() {
    return rows;
  }

  /** Counts all flips that leave the last seed's sign: the others mirror them. */
  void all() {
    Arrays.fill(signs, 1);
    int end = 1 << Math.max(0, columns.length - 1);
    addUp();
    count();
    for (int step = 1; step < end; step++) {
      int seed = Integer.numberOfTrailingZeros(step); // the next Gray code differs there
      signs[seed] = -signs[seed];
      if (step % FRESH == 0) {
        addUp();
      } else {
        add(seed, 2 * signs[seed]);
      }
      count();
    }
  }

  /** Counts random flips, and the observed one. */
  void sampled(int samples, SplittableRandom random) {
    Arrays.fill(signs, 1);
    addUp();
    count();
    for (int sample = 0; sample < samples; sample++) {
      long bits = 0;
      for (int seed = 0; seed < signs.length; seed++) {
        bits = seed % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
        signs[seed] = (bits & 1) == 0 ? 1 : -1;
      }
      addUp();
      count();
    }
  }

  /** Returns the share of the flips that reach the row's statistic. */
  double own(int row) {
    return (double) own[row] / flips;
  }

  /**
   * Returns the share at which the largest statistic of this and the lower rows reaches its own.
   */
  double joint(int row) {
    return (double) joint[row] / flips;
  }

  /** Returns the share that reaches the largest statistic that any flip of any row has. */
  double extreme() {
    return (double) extreme / flips;
  }

  private void addUp() {
    Arrays.fill(sums, 0);
    for (int seed = 0; seed < signs.length; seed++) {
      add(seed, signs[seed]);
    }
  }

  private void add(int seed, double factor) {
    double[] column = columns[seed];
    for (int row = 0; row < sums.length; row++) {
      sums[row] += factor * column[row];
    }
  }

  private void count() {
    flips++;
    double largest = 0;
    for (int row = 0; row < sums.length; row++) {
      double statistic = rows.get(row).statistic(sums[row]);
      largest = Math.max(largest, statistic);
      if (statistic >= floors[row]) {
        own[row]++;
      }
      if (largest >= floors[row]) {
        joint[row]++;
      }
    }
    if (largest >= extremeFloor) {
      extreme++;
    }
  }
}
