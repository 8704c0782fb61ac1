package io.shrinkage.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.ArrayList;
import java.util.List;

/**
 * A race over rungs, epochs at which all configurations that are left are compared and those that
 * are behind beyond noise are stopped (see {@link io.shrinkage.stats.Elimination}). Only the first
 * repetitions race, the heat; the others are trained for the configurations that the heat leaves.
 *
 * @param first the share of the epochs before the first rung, in (0, 1)
 * @param growth a rung's epochs over those of the rung before, above 1
 * @param heat the share of the repetitions that race, in (0, 1]
 * @param alpha the chance that the race stops any configuration where none differs, in (0, 1)
 */
@JsonClassDescription(
    "Stops configurations whose first repetitions are behind the best one's beyond noise.")
public record SuccessiveHalving(
    @JsonPropertyDescription("The share of the epochs before the first decision.")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(value = "1", inclusive = false)
        double first,
    @JsonPropertyDescription("The epochs of a decision over those of the one before.")
        @DecimalMin(value = "1", inclusive = false)
        double growth,
    @JsonPropertyDescription(
            "The share of the repetitions that race, at least 3 of them; the others are trained for"
                + " what is left.")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        double heat,
    @JsonPropertyDescription("The chance that the race stops any configuration where none differs.")
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax(value = "1", inclusive = false)
        double alpha)
    implements Racing {

  /** The fewest repetitions that race where there are as many: two hardly show any noise. */
  public static final int FEWEST = 3;

  /** Products such as 0.3 * 10 are an epoch, not a little more. */
  private static final double ROUNDING = 1e-9;

  /** Returns how many of the repetitions race. */
  public int racers(int repetitions) {
    int share = (int) Math.ceil(heat * repetitions - ROUNDING);
    return Math.min(repetitions, Math.max(FEWEST, share));
  }

  /**
   * Returns the epochs at which the race decides, ascending: the last one among them where
   * repetitions are left that a decision there can save.
   */
  public List<Integer> rungs(int epochs, int repetitions) {
    List<Integer> rungs = new ArrayList<>();
    double at = first * epochs;
    while (at <= epochs - 1 + ROUNDING) {
      int rung = Math.max(1, (int) Math.ceil(at - ROUNDING));
      rungs.add(rung);
      at = Math.max(at * growth, rung + 0.5);
    }
    if (racers(repetitions) < repetitions) {
      rungs.add(epochs);
    }
    return List.copyOf(rungs);
  }
}
