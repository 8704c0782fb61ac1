package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Adam.
 *
 * <p>m(t) = beta1 * m(t-1) + (1 - beta1) * g; v(t) = beta2 * v(t-1) + (1 - beta2) * g^2; w -=
 * learningRate * (m(t) / (1 - beta1^t)) / (sqrt(v(t) / (1 - beta2^t)) + epsilon), t from 1:
 * PyTorch's form, with epsilon after the bias correction. Its metric lets a proximal penalty set a
 * weight that never had a gradient to 0 in the first step: such a weight's denominator is epsilon
 * alone.
 *
 * <p>Source: D. Kingma, J. Ba, Adam: A Method for Stochastic Optimization, ICLR 2015.
 */
@JsonClassDescription("Adam (Kingma and Ba 2015).")
public record Adam(
    @JsonPropertyDescription("Base learning rate.") @DecimalMin(value = "0", inclusive = false)
        double learningRate,
    @JsonPropertyDescription("Decay of the first moment.")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double beta1,
    @JsonPropertyDescription("Decay of the second moment.")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double beta2,
    @JsonPropertyDescription("Added to the denominator after bias correction.")
        @DecimalMin(value = "0", inclusive = false)
        double epsilon)
    implements Optimizer {

  /** With the defaults of the reference file for all else. */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  @Override
  public OptimizerState start(int size) {
    return new AdamState(this, size);
  }
}
