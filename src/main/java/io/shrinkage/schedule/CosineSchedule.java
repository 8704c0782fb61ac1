package io.shrinkage.schedule;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/**
 * Falls from 1 to {@code finalFactor} along half a cosine, iteration by iteration, after the
 * warm-up.
 *
 * <p>Source: I. Loshchilov, F. Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR
 * 2017 (one cycle, no restart).
 */
@JsonClassDescription(
    "Falls from 1 to finalFactor along half a cosine, iteration by iteration, after the warm-up.")
public record CosineSchedule(
    @JsonPropertyDescription("The factor that the end of the run approaches.")
        @DecimalMin("0")
        @DecimalMax("1")
        double finalFactor,
    @JsonPropertyDescription("Epochs of linear warm-up; 0 switches it off.") @Min(0)
        int warmupEpochs)
    implements Schedule {

  @Override
  public double decay(long iteration, int iterationsPerEpoch, int epochs) {
    long start = (long) warmupEpochs * iterationsPerEpoch;
    long end = (long) epochs * iterationsPerEpoch;
    if (iteration <= start || end <= start) {
      return 1;
    }
    double progress = (double) (iteration - start) / (end - start);
    return finalFactor + (1 - finalFactor) * (1 + Math.cos(Math.PI * progress)) / 2;
  }

  @Override
  public String course() {
    return "half a cosine down to " + Double.toString(finalFactor).replaceFirst("\\.0$", "");
  }
}
