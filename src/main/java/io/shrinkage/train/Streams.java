package io.shrinkage.train;

import java.util.SplittableRandom;

/** The random streams of a run: each depends on the seed, its purpose and the epoch alone. */
final class Streams {

  private static final long ORDER = 1;
  private static final long AUGMENTATION = 2;
  private static final long DROPOUT = 3;

  private Streams() {}

  /** Returns the batch order of an epoch: the positions 0 to size - 1, shuffled. */
  static int[] order(long seed, int epoch, int size) {
    SplittableRandom random = stream(seed, ORDER, epoch);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  static SplittableRandom augmentation(long seed, int epoch) {
    return stream(seed, AUGMENTATION, epoch);
  }

  static long dropout(long seed, int epoch) {
    return stream(seed, DROPOUT, epoch).nextLong();
  }

  private static SplittableRandom stream(long seed, long purpose, int epoch) {
    long mixed = new SplittableRandom(seed).nextLong() + purpose;
    return new SplittableRandom(new SplittableRandom(mixed).nextLong() + epoch);
  }
}
