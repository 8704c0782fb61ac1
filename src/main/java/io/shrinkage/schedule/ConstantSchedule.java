package io.shrinkage.schedule;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;

/** Stays at the base value: factor 1. */
@JsonClassDescription("Stays at the base value.")
public record ConstantSchedule(
    @JsonPropertyDescription("Epochs of linear warm-up; 0 switches it off.") @Min(0)
        int warmupEpochs)
    implements Schedule {

  @Override
  public double decay(long iteration, int iterationsPerEpoch, int epochs) {
    return 1;
  }

  @Override
  public String course() {
    return "constant";
  }
}
