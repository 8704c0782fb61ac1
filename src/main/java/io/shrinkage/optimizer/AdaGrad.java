package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMin;

/**
 * AdaGrad.
 *
 * <p>v(t) = v(t-1) + g^2; w -= learningRate * g / (sqrt(v(t)) + epsilon), from v(0) = 0, as in
 * PyTorch.
 *
 * <p>Source: J. Duchi, E. Hazan, Y. Singer, Adaptive Subgradient Methods for Online Learning and
 * Stochastic Optimization, JMLR 12, 2011.
 */
@JsonClassDescription("AdaGrad (Duchi, Hazan and Singer 2011).")
public record AdaGrad(
    @JsonPropertyDescription("Base learning rate.") @DecimalMin(value = "0", inclusive = false)
        double learningRate,
    @JsonPropertyDescription("Added to the denominator.")
        @DecimalMin(value = "0", inclusive = false)
        double epsilon)
    implements Optimizer {

  @Override
  public OptimizerState start(int size) {
    return new SquaredGradientState(1, 1, epsilon, size);
  }
}
