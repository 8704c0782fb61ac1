package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;
import java.util.Map;

/**
 * A penalty on weights, as a spec declares it.
 *
 * <p>The objective is J = J0 + l1 * sum abs(u) + l2 * sum u^2 (no 1/2) + group * sum over groups of
 * sqrt(group's size) * norm(u of the group), where J0 is the mean data loss and u the weight, or
 * its distance from the {@link #reference}. A decoupled decay leaves J = J0 and shrinks u beside
 * the optimizer's step. A schedule multiplies all strengths; {@link #at} gives them for one
 * iteration, with the arithmetic of the step.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NoPenalty.class, name = "none"),
  @JsonSubTypes.Type(value = L1.class, name = "l1"),
  @JsonSubTypes.Type(value = L2.class, name = "l2"),
  @JsonSubTypes.Type(value = ElasticNet.class, name = "elastic-net"),
  @JsonSubTypes.Type(value = DecoupledWeightDecay.class, name = "decoupled-weight-decay"),
  @JsonSubTypes.Type(value = GroupLasso.class, name = "group-lasso"),
  @JsonSubTypes.Type(value = SparseGroupLasso.class, name = "sparse-group-lasso")
})
public sealed interface Penalty
    permits NoPenalty, L1, L2, ElasticNet, DecoupledWeightDecay, GroupLasso, SparseGroupLasso {

  /** Returns the strengths by their JSON names (lambda, lambda1, lambda2), those it has. */
  Map<String, Double> strengths();

  /** Returns the JSON name of the type. */
  String type();

  /** Returns the coefficient of sum abs(u), at least 0. */
  default double l1() {
    return 0;
  }

  /** Returns the coefficient of sum u^2, at least 0. */
  default double l2() {
    return 0;
  }

  /** Returns the decoupled decay: w loses learningRate * decay * u a step; at least 0. */
  default double decay() {
    return 0;
  }

  /** Returns the coefficient of the sum of the groups' norms, at least 0. */
  default double group() {
    return 0;
  }

  /** Returns how the L1 part enters the step. */
  default L1Method method() {
    return L1Method.PROXIMAL;
  }

  /** Returns the metric of the proximal step. */
  default Metric metric() {
    return Metric.PRECONDITIONED;
  }

  /** Returns what the penalty pulls towards. */
  default Reference reference() {
    return Reference.ZERO;
  }

  /** Returns how the strengths change over the run. */
  default Schedule schedule() {
    return new ConstantSchedule(0);
  }

  /** Returns whether biases are penalized too; batch-norm's parameters never are. */
  default boolean biases() {
    return false;
  }

  /** Returns whether any strength is above 0. */
  default boolean acts() {
    return at(1).act();
  }

  /** Returns whether a part of it is a proximal step. */
  default boolean proximal() {
    return at(1).shrinks();
  }

  /**
   * Returns the strengths of one iteration.
   *
   * @param factor the schedule's, at least 0
   */
  default Coefficients at(double factor) {
    boolean proximal = method() == L1Method.PROXIMAL;
    return new Coefficients(
        proximal ? factor * l1() : 0,
        proximal ? 0 : factor * l1(),
        factor * l2(),
        factor * decay(),
        factor * group());
  }

  /**
   * Returns the strengths of an iteration of a run.
   *
   * @param iteration from 0
   */
  default Coefficients at(long iteration, int iterationsPerEpoch, int epochs) {
    return at(schedule().factor(iteration, iterationsPerEpoch, epochs));
  }
}
