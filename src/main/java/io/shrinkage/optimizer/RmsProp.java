package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** RMSprop. */
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
    throw new UnsupportedOperationException("being written");
  }
}
