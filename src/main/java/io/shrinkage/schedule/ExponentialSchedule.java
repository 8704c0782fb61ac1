package io.shrinkage.schedule;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** Multiplies by {@code factor} after every epoch (PyTorch's ExponentialLR). */
@JsonClassDescription("Multiplies by factor after every epoch.")
public record ExponentialSchedule(
    @JsonPropertyDescription("What the value is multiplied by after each epoch.")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        double factor,
    @JsonPropertyDescription("Epochs of linear warm-up; 0 switches it off.") @Min(0)
        int warmupEpochs)
    implements Schedule {

  @Override
  public double decay(long iteration, int iterationsPerEpoch, int epochs) {
    long epoch = iteration / iterationsPerEpoch;
    return Math.pow(factor, (double) epoch);
  }

  @Override
  public String course() {
    return "times " + factor + " after every epoch";
  }
}
