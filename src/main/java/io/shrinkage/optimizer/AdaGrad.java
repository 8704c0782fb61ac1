package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMin;

/** AdaGrad. */
public record AdaGrad(
    @JsonPropertyDescription("Base learning rate.") @DecimalMin(value = "0", inclusive = false)
        double learningRate,
    @JsonPropertyDescription("Added to the denominator.")
        @DecimalMin(value = "0", inclusive = false)
        double epsilon)
    implements Optimizer {

  @Override
  public OptimizerState start(int size) {
    throw new UnsupportedOperationException("being written");
  }
}
