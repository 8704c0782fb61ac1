package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/**
 * Group lasso: J = J0 + lambda * sum over groups of sqrt(group's size) * norm(group), the norm
 * being the Euclidean one. A group is what enters one output: the weights of a convolution's
 * filter, or those into a dense unit; with {@code biases} each bias is a group of its own. It
 * enters as a proximal step, so that whole filters and units become exactly zero.
 *
 * <p>lambda is at least 0; 0 is no penalty. Where lambda * sqrt(group's size) exceeds the norm of
 * dJ0/dw over the group at 0, the group rests at exactly 0. No part of DL4J, Keras or PyTorch has
 * it.
 *
 * <p>Sources: M. Yuan, Y. Lin, Model Selection and Estimation in Regression with Grouped Variables,
 * Journal of the Royal Statistical Society B 68(1), 2006; S. Scardapane et al., Group Sparse
 * Regularization for Deep Neural Networks, Neurocomputing 241, 2017.
 */
@JsonClassDescription(
    "J = J0 + lambda * sum over filters and units of sqrt(size) * Euclidean norm; by proximal"
        + " steps, so that whole filters and units become exactly zero.")
public record GroupLasso(
    @JsonPropertyDescription("Strength of the penalty; 0 is no penalty.") @DecimalMin("0")
        double lambda,
    @JsonPropertyDescription("The metric of the proximal step; the same under SGD.") Metric metric,
    @JsonPropertyDescription("What the penalty pulls towards.") Reference reference,
    @JsonPropertyDescription("How the strength changes over the run, as a factor.")
        Schedule schedule,
    @JsonPropertyDescription("Whether biases are penalized too.") boolean biases)
    implements Penalty {

  /** With the defaults of the reference file for all else. */
  public GroupLasso(double lambda) {
    this(lambda, Metric.PRECONDITIONED, Reference.ZERO, new ConstantSchedule(0), false);
  }

  @Override
  public double group() {
    return lambda;
  }

  @Override
  public Map<String, Double> strengths() {
    return Map.of("lambda", lambda);
  }

  @Override
  public String type() {
    return "group-lasso";
  }
}
