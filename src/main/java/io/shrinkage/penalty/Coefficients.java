package io.shrinkage.penalty;

/**
 * A penalty's strengths in one iteration, and its part of that iteration.
 *
 * <p>An iteration applies, over every range of penalized weights and in this order: {@link
 * #addGradient}, the optimizer, {@link #addDecay}, and {@link #shrink} once the weights have moved.
 * All arrays are flat, ranges are [from, to); u is the weight, or its distance from the reference.
 * A part whose strength is 0 is skipped, so that it changes no bit.
 *
 * @param l1 coefficient of sum abs(u), as a proximal step
 * @param subgradient coefficient of sum abs(u), by its subgradient
 * @param l2 coefficient of sum u^2
 * @param decay decoupled decay
 * @param group coefficient of the sum of the groups' norms, as a proximal step
 */
public record Coefficients(double l1, double subgradient, double l2, double decay, double group) {

  /** Returns whether any strength is above 0. */
  public boolean act() {
    return l1 > 0 || subgradient > 0 || l2 > 0 || decay > 0 || group > 0;
  }

  /** Returns whether {@link #shrink} has anything to do. */
  public boolean shrinks() {
    return l1 > 0 || group > 0;
  }

  /**
   * Returns the penalty's part of the objective, summed in double.
   *
   * @param groupSize divides the range into groups; at least 1
   */
  public double value(float[] u, int groupSize, int from, int to) {
    double value = 0;
    if (l1 + subgradient > 0) {
      value += (l1 + subgradient) * Sums.absolutes(u, from, to);
    }
    if (l2 > 0) {
      value += l2 * Sums.squares(u, from, to);
    }
    if (group > 0) {
      double norms = 0;
      for (int i = from; i < to; i += groupSize) {
        norms += Math.sqrt(Sums.squares(u, i, i + groupSize));
      }
      value += group * Math.sqrt(groupSize) * norms;
    }
    return value;
  }

  /** Adds the gradient of the smooth and the subgradient parts to g. */
  public void addGradient(float[] u, float[] g, int from, int to) {
    if (l2 > 0) {
      float slope = (float) (2 * l2);
      for (int i = from; i < to; i++) {
        g[i] += slope * u[i];
      }
    }
    if (subgradient > 0) {
      float slope = (float) subgradient;
      for (int i = from; i < to; i++) {
        // slope * sign(u) without a branch: the product is huge for every u but 0
        float huge = u[i] * Float.MAX_VALUE * Float.MAX_VALUE;
        g[i] += Math.max(-slope, Math.min(slope, huge));
      }
    }
  }

  /**
   * Adds the decoupled decay, learningRate * decay * u, to the update.
   *
   * <p>Not as w * (1 - learningRate * decay): that factor, rounded to float, would be wrong by the
   * same few percent of a small decay in every step.
   */
  public void addDecay(float[] u, float[] update, double learningRate, int from, int to) {
    if (decay > 0) {
      float rate = (float) (learningRate * decay);
      for (int i = from; i < to; i++) {
        update[i] += rate * u[i];
      }
    }
  }

  /**
   * Computes the proximal step: what it takes from u, which stays as it is. It takes exactly u
   * where the result is 0.
   *
   * <p>L1: sign(u) * max(abs(u) - l1 * step, 0) remains. Groups: see {@link GroupStep}. Both: first
   * the one, then the other (N. Simon et al., A Sparse-Group Lasso, Journal of Computational and
   * Graphical Statistics 22(2), 2013).
   *
   * @param step on entry the length of every element's proximal step; on return what is to be taken
   * @param groupSize divides the range into groups; at least 1
   */
  public void shrink(float[] u, float[] step, int groupSize, int from, int to) {
    if (group > 0) {
      double strength = group * Math.sqrt(groupSize);
      for (int i = from; i < to; i += groupSize) {
        GroupStep.take(u, step, (float) l1, strength, i, i + groupSize);
      }
    } else if (l1 > 0) {
      float lambda = (float) l1;
      for (int i = from; i < to; i++) {
        float threshold = lambda * step[i];
        step[i] = Math.max(-threshold, Math.min(threshold, u[i]));
      }
    }
  }
}
