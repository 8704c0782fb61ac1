package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** Stochastic gradient descent, with classic or Nesterov momentum. */
public record Sgd(
    @JsonPropertyDescription("Base learning rate.") @DecimalMin(value = "0", inclusive = false)
        double learningRate,
    @JsonPropertyDescription("Momentum; 0 is plain SGD.")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double momentum,
    @JsonPropertyDescription("Whether the momentum is Nesterov's.") boolean nesterov)
    implements Optimizer {

  @Override
  public OptimizerState start(int size) {
    throw new UnsupportedOperationException("being written");
  }
}
