package io.shrinkage.data;

import java.util.SplittableRandom;

/** Replaces an exact share of labels by wrong ones. */
final class LabelNoise {
  private LabelNoise() {}

  /**
   * The part with {@code round(share * size)} of its labels replaced, each by one of the other
   * classes with equal probability. With one seed, a larger share keeps the wrong labels of a
   * smaller one.
   */
  static Part apply(Part part, double share, SplittableRandom random) {
    int[] rows = new int[part.size()];
    int[] labels = new int[part.size()];
    int[] positions = new int[part.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = part.row(i);
      labels[i] = part.label(i);
      positions[i] = i;
    }
    int wrong = part.classes() > 1 ? (int) Math.round(share * rows.length) : 0;
    for (int i = 0; i < wrong; i++) {
      int j = random.nextInt(i, positions.length);
      int position = positions[j];
      positions[j] = positions[i];
      int other = random.nextInt(part.classes() - 1);
      labels[position] = other < labels[position] ? other : other + 1;
    }
    return new Part(part.images(), rows, labels);
  }
}
