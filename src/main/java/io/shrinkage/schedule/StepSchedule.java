package io.shrinkage.schedule;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** Multiplies by {@code factor} after every {@code everyEpochs} epochs (PyTorch's StepLR). */
@JsonClassDescription("Multiplies by factor after every everyEpochs epochs.")
public record StepSchedule(
    @JsonPropertyDescription("Epochs between two steps.") @Min(1) int everyEpochs,
    @JsonPropertyDescription("What the value is multiplied by at each step.")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        double factor,
    @JsonPropertyDescription("Epochs of linear warm-up; 0 switches it off.") @Min(0)
        int warmupEpochs)
    implements Schedule {

  @Override
  public double decay(long iteration, int iterationsPerEpoch, int epochs) {
    long steps = iteration / iterationsPerEpoch / everyEpochs;
    return Math.pow(factor, (double) steps);
  }

  @Override
  public String course() {
    return "times " + factor + " after every " + everyEpochs + " epochs";
  }
}
