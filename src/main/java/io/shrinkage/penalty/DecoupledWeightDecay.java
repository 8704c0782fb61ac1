package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/**
 * Decoupled weight decay: J = J0 and w(t+1) = w(t) - step(t) - learningRate(t) * lambda * w(t),
 * step being the optimizer's for the gradient of J0 alone; adds nothing to objective and gradient.
 *
 * <p>lambda is at least 0; 0 is no decay. Weights change sign in every step where learningRate *
 * lambda passes 1, and diverge where it passes 2.
 *
 * <p>lambda equals {@code weight_decay} of AdamW in PyTorch and Keras, and DL4J's {@code
 * WeightDecay(lambda, true)}. With plain gradient descent, {@link L2} with lambda / 2 makes the
 * same step; with momentum or an adaptive optimizer it does not.
 *
 * <p>Source: I. Loshchilov, F. Hutter, Decoupled Weight Decay Regularization, ICLR 2019.
 */
@JsonClassDescription(
    "J = J0; every step takes learningRate * lambda * w from w beside the optimizer's own, as"
        + " AdamW does.")
public record DecoupledWeightDecay(
    @JsonPropertyDescription("Strength of the penalty; 0 is no penalty.") @DecimalMin("0")
        double lambda,
    @JsonPropertyDescription("What the penalty pulls towards.") Reference reference,
    @JsonPropertyDescription("How the strength changes over the run, as a factor.")
        Schedule schedule,
    @JsonPropertyDescription("Whether biases are penalized too.") boolean biases)
    implements Penalty {

  /** With the defaults of the reference file for all else. */
  public DecoupledWeightDecay(double lambda) {
    this(lambda, Reference.ZERO, new ConstantSchedule(0), false);
  }

  @Override
  public double decay() {
    return lambda;
  }

  @Override
  public Map<String, Double> strengths() {
    return Map.of("lambda", lambda);
  }

  @Override
  public String type() {
    return "decoupled-weight-decay";
  }
}
