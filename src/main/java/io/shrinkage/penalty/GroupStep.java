package io.shrinkage.penalty;

/**
 * The proximal step of strength * norm(u) for one group, after soft-thresholding by l1.
 *
 * <p>In a metric with element lengths s the step minimizes sum (x - z)^2 / (2 s) + l1 * sum abs(x)
 * + strength * norm(x). With v the soft-thresholded z, x is 0 where norm(v / s) is at most
 * strength; else x = v * r / (r + strength * s), r = norm(x) being the root of sum (v / (r +
 * strength * s))^2 = 1. Where all s are equal, r = norm(v) - strength * s.
 *
 * <p>Sources: M. Yuan, Y. Lin, Model Selection and Estimation in Regression with Grouped Variables,
 * Journal of the Royal Statistical Society B 68(1), 2006; S. Scardapane et al., Group Sparse
 * Regularization for Deep Neural Networks, Neurocomputing 241, 2017; in a metric J. Yun, A. Lozano,
 * E. Yang, NeurIPS 2021.
 */
final class GroupStep {

  private static final double PRECISION = 1e-10;
  private static final int MOST_ITERATIONS = 200;

  private GroupStep() {}

  /**
   * Computes what the step takes from u.
   *
   * @param step on entry each element's length, on return what is to be taken: exactly u where the
   *     result is 0
   */
  static void take(float[] u, float[] step, float l1, double strength, int from, int to) {
    float length = step[from];
    boolean uniform = true;
    double squares = 0;
    for (int i = from; i < to; i++) {
      uniform &= step[i] == length;
      double v = soft(u[i], l1 * step[i]);
      squares += v * v;
    }
    double norm = Math.sqrt(squares);
    if (uniform ? norm <= strength * length : scaledNorm(u, step, l1, from, to) <= strength) {
      System.arraycopy(u, from, step, from, to - from);
      return;
    }
    double root = uniform ? norm - strength * length : root(u, step, l1, strength, norm, from, to);
    for (int i = from; i < to; i++) {
      double v = soft(u[i], l1 * step[i]);
      double a = strength * step[i];
      step[i] = v == 0 ? u[i] : (float) (u[i] - v + v * (a / (root + a)));
    }
  }

  private static double scaledNorm(float[] u, float[] step, float l1, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      double q = soft(u[i], l1 * step[i]) / step[i];
      squares += q * q;
    }
    return Math.sqrt(squares);
  }

  /**
   * Solves for the group's norm. By Newton's method on sum(..)^(-1/2) = 1: the left side is concave
   * in r (a power mean of exponent -2), so that from below the root every step stays below it.
   */
  private static double root(
      float[] u, float[] step, float l1, double strength, double norm, int from, int to) {
    double longest = 0;
    for (int i = from; i < to; i++) {
      longest = Math.max(longest, step[i]);
    }
    double r = Math.max(0, norm - strength * longest);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double sum = 0;
      double slope = 0;
      for (int i = from; i < to; i++) {
        double inverse = 1 / (r + strength * step[i]);
        double q = soft(u[i], l1 * step[i]) * inverse;
        sum += q * q;
        slope += q * q * inverse;
      }
      double change = (Math.sqrt(sum) - 1) * sum / slope;
      r += change;
      if (!(change > PRECISION * r)) {
        return r;
      }
    }
    return r;
  }

  private static double soft(float u, float threshold) {
    return u - (double) Math.max(-threshold, Math.min(threshold, u));
  }
}
