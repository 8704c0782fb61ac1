package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/**
 * A penalty on weights, in the terms that a training step needs.
 *
 * <p>The objective is J = J0 + l1 * sum abs(w) + l2 * sum w^2 (no 1/2), where J0 is the mean data
 * loss; a decoupled weight decay leaves J = J0 and shrinks the weights beside the optimizer's step.
 * One iteration applies, over every range of penalised weights and in this order: {@link
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

  /** Returns whether biases are penalised too; batch-norm's parameters never are. */
  boolean biases();

  /** Returns the strengths by their JSON names (lambda, lambda1, lambda2), those it has. */
  Map<String, Double> strengths();

  /** Returns the JSON name of the type. */
  String type();

  /** Returns whether {@link #threshold} has anything to do. */
  default boolean thresholds() {
    return l1() > 0 && method() == L1Method.PROXIMAL;
  }

  /** Returns the penalty's part of the objective for a range of weights. */
  default double value(float[] w, int from, int to) {
    throw new UnsupportedOperationException("being written");
  }

  /** Adds the gradient of the smooth and the subgradient parts to g. */
  default void addGradient(float[] w, float[] g, int from, int to) {
    throw new UnsupportedOperationException("being written");
  }

  /** Multiplies w by 1 - learningRate * decay: the weight before the step decays. */
  default void decayWeights(float[] w, double learningRate, int from, int to) {
    throw new UnsupportedOperationException("being written");
  }

  /**
   * Soft-thresholds w: the proximal step of the L1 part.
   *
   * @param step the length of the proximal step of every element (the threshold over lambda)
   */
  default void threshold(float[] w, float[] step, int from, int to) {
    throw new UnsupportedOperationException("being written");
  }
}
