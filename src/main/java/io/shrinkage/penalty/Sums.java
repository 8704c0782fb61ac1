package io.shrinkage.penalty;

/**
 * Sums over ranges of weights, in double.
 *
 * <p>Four accumulators in a fixed order: four times as fast as one, since an addition need not wait
 * for the one before, and the same bits every time.
 */
final class Sums {

  private Sums() {}

  /** Returns sum abs(w) over [from, to). */
  static double absolutes(float[] w, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= to - 4; i += 4) {
      a += Math.abs(w[i]);
      b += Math.abs(w[i + 1]);
      c += Math.abs(w[i + 2]);
      d += Math.abs(w[i + 3]);
    }
    for (; i < to; i++) {
      a += Math.abs(w[i]);
    }
    return (a + b) + (c + d);
  }

  /** Returns sum w^2 over [from, to). */
  static double squares(float[] w, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= to - 4; i += 4) {
      a += (double) w[i] * w[i];
      b += (double) w[i + 1] * w[i + 1];
      c += (double) w[i + 2] * w[i + 2];
      d += (double) w[i + 3] * w[i + 3];
    }
    for (; i < to; i++) {
      a += (double) w[i] * w[i];
    }
    return (a + b) + (c + d);
  }
}
