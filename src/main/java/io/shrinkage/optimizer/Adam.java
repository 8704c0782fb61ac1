package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** Adam. */
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

  @Override
  public OptimizerState start(int size) {
    throw new UnsupportedOperationException("being written");
  }
}
