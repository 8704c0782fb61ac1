package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/**
 * A penalty on weights, in the terms that a training step needs.
 *
 * <p>The objective is J = J0 + l1 * sum abs(w) + l2 * sum w^2 (no 1/2), where J0 is the mean data
 * loss; a decoupled weight decay leaves J = J0 and shrinks the weights beside the optimizer's step.
 * One iteration applies, over every range of penalized weights and in this order: {@link
 * #addGradient}, {@link #decayWeights}, the optimizer's step, {@link #threshold}.
 *
 * <p>All arrays are flat, ranges are [from, to). A part whose coefficient is 0 is skipped, so that
 * it changes no bit.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NoPenalty.class, name = "none"),
  @JsonSubTypes.Type(value = L1.class, name = "l1"),
  @JsonSubTypes.Type(value = L2.class, name = "l2"),
  @JsonSubTypes.Type(value = ElasticNet.class, name = "elastic-net"),
  @JsonSubTypes.Type(value = DecoupledWeightDecay.class, name = "decoupled-weight-decay")
})
public sealed interface Penalty permits NoPenalty, L1, L2, ElasticNet, DecoupledWeightDecay {

  /** Returns the coefficient of sum abs(w), at least 0. */
  double l1();

  /** Returns the coefficient of sum w^2, at least 0. */
  double l2();

  /** Returns the decoupled decay: w loses learningRate * decay * w a step; at least 0. */
  double decay();

  /** Returns how the L1 part enters the step. */
  L1Method method();

  /** Returns whether biases are penalized too; batch-norm's parameters never are. */
  boolean biases();

  /** Returns the strengths by their JSON names (lambda, lambda1, lambda2), those it has. */
  Map<String, Double> strengths();

  /** Returns the JSON name of the type. */
  String type();

  /** Returns whether {@link #threshold} has anything to do. */
  default boolean thresholds() {
    return l1() > 0 && method() == L1Method.PROXIMAL;
  }

  /** Returns the penalty's part of the objective for a range of weights, summed in double. */
  default double value(float[] w, int from, int to) {
    double value = 0;
    if (l1() > 0) {
      value += l1() * Sums.absolutes(w, from, to);
    }
    if (l2() > 0) {
      value += l2() * Sums.squares(w, from, to);
    }
    return value;
  }

  /** Adds the gradient of the smooth and the subgradient parts to g. */
  default void addGradient(float[] w, float[] g, int from, int to) {
    if (l2() > 0) {
      float slope = (float) (2 * l2());
      for (int i = from; i < to; i++) {
        g[i] += slope * w[i];
      }
    }
    if (l1() > 0 && method() == L1Method.SUBGRADIENT) {
      float slope = (float) l1();
      for (int i = from; i < to; i++) {
        // slope * sign(w) without a branch: the product is huge for every w but 0
        float huge = w[i] * Float.MAX_VALUE * Float.MAX_VALUE;
        g[i] += Math.max(-slope, Math.min(slope, huge));
      }
    }
  }

  /**
   * Takes learningRate * decay * w from w: the weight before the step decays.
   *
   * <p>Not w * (1 - learningRate * decay): that factor, rounded to float, would be wrong by the
   * same few percent of a small decay in every step.
   */
  default void decayWeights(float[] w, double learningRate, int from, int to) {
    if (decay() > 0) {
      float rate = (float) (learningRate * decay());
      for (int i = from; i < to; i++) {
        w[i] -= rate * w[i];
      }
    }
  }

  /**
   * Soft-thresholds w, the proximal step of the L1 part: w becomes sign(w) * max(abs(w) - l1 *
   * step, 0), exactly 0 within the threshold.
   *
   * @param step on entry the length of every element's proximal step; on return what was taken from
   *     the element
   */
  default void threshold(float[] w, float[] step, int from, int to) {
    if (!thresholds()) {
      return;
    }
    float lambda = (float) l1();
    for (int i = from; i < to; i++) {
      float threshold = lambda * step[i];
      float taken = Math.max(-threshold, Math.min(threshold, w[i]));
      step[i] = taken;
      w[i] -= taken;
    }
  }
}
