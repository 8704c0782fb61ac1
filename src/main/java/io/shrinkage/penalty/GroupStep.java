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

  /** Of the norm: Newton's method squares the error, so that the next change is below 1e-9. */
  private static final double PRECISION = 1e-5;

  private static final int MOST_ITERATIONS = 200;

  private GroupStep() {}

  /**
   * Computes what the step takes from u.
   *
   * @param step on entry each element's length, on return what is to be taken: exactly u where the
   *     result is 0
   */
  static void take(float[] u, float[] step, float l1, double strength, int from, int to) {
    double squares = 0;
    double weighted = 0;
    float shortest = step[from];
    float longest = shortest;
    for (int i = from; i < to; i++) {
      float s = step[i];
      float v = u[i] - within(u[i], l1 * s);
      double square = (double) v * v;
      squares += square;
      weighted += square * s;
      shortest = Math.min(shortest, s);
      longest = Math.max(longest, s);
    }
    double norm = Math.sqrt(squares);
    // norm(v / s) is at least norm(v) / longest
    if (norm <= strength * longest
        && (shortest == longest || scaledNorm(u, step, l1, from, to) <= strength)) {
      System.arraycopy(u, from, step, from, to - from);
      return;
    }
    double root = Math.max(0, norm - strength * weighted / squares);
    if (shortest < longest) {
      root = root(u, step, l1, strength, root, from, to);
    }
    float r = (float) root;
    float pull = (float) strength;
    for (int i = from; i < to; i++) {
      float soft = within(u[i], l1 * step[i]);
      float a = pull * step[i];
      step[i] = soft + (u[i] - soft) * (a / (r + a));
    }
  }

  private static double scaledNorm(float[] u, float[] step, float l1, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      double q = (u[i] - within(u[i], l1 * step[i])) / (double) step[i];
      squares += q * q;
    }
    return Math.sqrt(squares);
  }

  /**
   * Solves for the group's norm by Newton's method on sum(..)^(-1/2) = 1. The left side is concave
   * in r (a power mean of exponent -2), so that from below the root every step stays below it.
   *
   * @param r at most the root: norm(v) less the mean of strength * s, weighted by v^2, is, since (r
   *     + strength * s)^-2 is convex in s (Jensen)
   */
  private static double root(
      float[] u, float[] step, float l1, double strength, double r, int from, int to) {
    double root = r;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double sum = 0;
      double slope = 0;
      for (int i = from; i < to; i++) {
        double inverse = 1 / (root + strength * step[i]);
        double q = (u[i] - within(u[i], l1 * step[i])) * inverse;
        sum += q * q;
        slope += q * q * inverse;
      }
      double change = (Math.sqrt(sum) - 1) * sum / slope;
      root += change;
      if (!(change > PRECISION * root)) {
        return root;
      }
    }
    return root;
  }

  /** Returns u, limited to abs(u) at most bound: what soft-thresholding takes. */
  private static float within(float u, float bound) {
    return Math.max(-bound, Math.min(bound, u));
  }
}
