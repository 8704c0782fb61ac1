package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * RMSprop.
 *
 * <p>v(t) = decay * v(t-1) + (1 - decay) * g^2; w -= learningRate * g / (sqrt(v(t)) + epsilon),
 * from v(0) = 0, as in PyTorch (not centered, without momentum; {@code decay} is its alpha).
 *
 * <p>Source: T. Tieleman, G. Hinton, Lecture 6.5 of Neural Networks for Machine Learning, 2012.
 */
@JsonClassDescription("RMSprop (Tieleman and Hinton 2012), not centered, without momentum.")
public record RmsProp(
    @JsonPropertyDescription("Base learning rate.") @DecimalMin(value = "0", inclusive = false)
        double learningRate,
    @JsonPropertyDescription("Decay of the squared gradient's mean.")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double decay,
    @JsonPropertyDescription("Added to the denominator.")
        @DecimalMin(value = "0", inclusive = false)
        double epsilon)
    implements Optimizer {

  @Override
  public OptimizerState start(int size) {
    return new SquaredGradientState(decay, 1 - decay, epsilon, size);
  }
}
