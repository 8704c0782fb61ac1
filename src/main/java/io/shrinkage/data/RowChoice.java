package io.shrinkage.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes disjoint choices of rows from a file, one after the other.
 *
 * <p>A stratified choice gives every class its share of the rows still there, rounded by the
 * largest-remainder method (ties to the lower class), so that counts are exact and each class is
 * within one row of its share. Within a class, rows are drawn by the seed. A choice comes in file
 * order.
 */
final class RowChoice {
  private final int[][] rowsByClass;
  private final int[] taken;

  private RowChoice(int[][] rowsByClass) {
    this.rowsByClass = rowsByClass;
    this.taken = new int[rowsByClass.length];
  }

  /** Choices from all rows of a set: stratified by a seed, or in file order without one. */
  static RowChoice of(ImageSet images, @Nullable SplittableRandom random) {
    int[] labels = new int[images.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = images.label(row);
    }
    return of(labels, images.classes(), random);
  }

  /** Stratified choices from the positions of a part. */
  static RowChoice of(Part part, SplittableRandom random) {
    int[] labels = new int[part.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = part.label(i);
    }
    return of(labels, part.classes(), random);
  }

  private static RowChoice of(int[] labels, int classes, @Nullable SplittableRandom random) {
    // File order is the choice among a single class whose rows are not shuffled.
    int[] strata = random == null ? new int[labels.length] : labels;
    int[] counts = new int[random == null ? 1 : classes];
    for (int stratum : strata) {
      counts[stratum]++;
    }
    int[][] rows = new int[counts.length][];
    Arrays.setAll(rows, stratum -> new int[counts[stratum]]);
    int[] next = new int[counts.length];
    for (int row = 0; row < strata.length; row++) {
      rows[strata[row]][next[strata[row]]++] = row;
    }
    if (random != null) {
      for (int[] stratum : rows) {
        shuffle(stratum, random);
      }
    }
    return new RowChoice(rows);
  }

  /** The next choice of so many rows, which must be there. */
  int[] take(int count) {
    int[] chosen = new int[count];
    int size = 0;
    int[] shares = shares(count);
    for (int stratum = 0; stratum < shares.length; stratum++) {
      System.arraycopy(rowsByClass[stratum], taken[stratum], chosen, size, shares[stratum]);
      taken[stratum] += shares[stratum];
      size += shares[stratum];
    }
    Arrays.sort(chosen);
    return chosen;
  }

  /**
   * Every so many-th row, class after class: what one of several players gets when all rows are
   * dealt. Two players' counts differ by at most one in every class and in all.
   *
   * @param player from 1
   */
  int[] dealt(int player, int players) {
    IntStream.Builder hand = IntStream.builder();
    int turn = 0;
    for (int[] stratum : rowsByClass) {
      for (int row : stratum) {
        if (turn++ % players == player - 1) {
          hand.add(row);
        }
      }
    }
    return hand.build().sorted().toArray();
  }

  private int[] shares(int count) {
    long[] left = new long[rowsByClass.length];
    Arrays.setAll(left, stratum -> rowsByClass[stratum].length - taken[stratum]);
    long total = Arrays.stream(left).sum();
    if (count > total) {
      throw new IllegalArgumentException("only " + total + " rows are left, asked for " + count);
    }
    int[] shares = new int[left.length];
    long[] remainders = new long[left.length];
    int missing = count;
    for (int stratum = 0; stratum < left.length; stratum++) {
      long quota = total == 0 ? 0 : left[stratum] * count;
      shares[stratum] = total == 0 ? 0 : (int) (quota / total);
      remainders[stratum] = total == 0 ? 0 : quota % total;
      missing -= shares[stratum];
    }
    for (; missing > 0; missing--) {
      int largest = 0;
      for (int stratum = 1; stratum < left.length; stratum++) {
        largest = remainders[stratum] > remainders[largest] ? stratum : largest;
      }
      remainders[largest] = -1;
      shares[largest]++;
    }
    return shares;
  }

  private static void shuffle(int[] rows, SplittableRandom random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
  }
}
