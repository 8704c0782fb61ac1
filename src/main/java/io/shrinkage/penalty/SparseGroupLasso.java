package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sparse group lasso: J = J0 + lambda1 * sum abs(w) + lambda2 * sum over groups of sqrt(group's
 * size) * norm(group), the sum of {@link L1} and {@link GroupLasso}: some filters and units become
 * exactly zero, and single weights in those that stay. Both enter as one proximal step.
 *
 * <p>Given either as lambda1 and lambda2, or as lambda and l1Ratio, meaning lambda1 = lambda *
 * l1Ratio and lambda2 = lambda * (1 - l1Ratio). The strengths are at least 0, l1Ratio is in [0, 1]:
 * 1 is L1, 0 is the group lasso, bit for bit.
 *
 * <p>Source: N. Simon, J. Friedman, T. Hastie, R. Tibshirani, A Sparse-Group Lasso, Journal of
 * Computational and Graphical Statistics 22(2), 2013 (whose alpha is l1Ratio).
 */
@JsonClassDescription(
    "J = J0 + lambda1 * sum abs(w) + lambda2 * sum over filters and units of sqrt(size) * Euclidean"
        + " norm; by proximal steps.")
@Forms({@Forms.Keys({"lambda1", "lambda2"}), @Forms.Keys({"lambda", "l1Ratio"})})
public record SparseGroupLasso(
    @JsonPropertyDescription("Coefficient of sum abs(w).") @DecimalMin("0")
        @Nullable Double lambda1,
    @JsonPropertyDescription("Coefficient of the sum over groups.") @DecimalMin("0")
        @Nullable Double lambda2,
    @JsonPropertyDescription("Strength shared by both parts, with l1Ratio.") @DecimalMin("0")
        @Nullable Double lambda,
    @JsonPropertyDescription("Share of lambda that goes to the L1 part.")
        @DecimalMin("0")
        @DecimalMax("1")
        @Nullable Double l1Ratio,
    @JsonPropertyDescription("The metric of the proximal step; the same under SGD.") Metric metric,
    @JsonPropertyDescription("What the penalty pulls towards.") Reference reference,
    @JsonPropertyDescription("How the strength changes over the run, as a factor.")
        Schedule schedule,
    @JsonPropertyDescription("Whether biases are penalized too.") boolean biases)
    implements Penalty {

  /**
   * Checks that exactly one of the two forms is given, and whole.
   *
   * @throws IllegalArgumentException otherwise
   */
  public SparseGroupLasso {
    Parts.of(lambda1, lambda2, lambda, l1Ratio);
  }

  /** With the defaults of the reference file for all else. */
  public SparseGroupLasso(double lambda1, double lambda2) {
    this(
        lambda1,
        lambda2,
        null,
        null,
        Metric.PRECONDITIONED,
        Reference.ZERO,
        new ConstantSchedule(0),
        false);
  }

  private Parts parts() {
    return Parts.of(lambda1, lambda2, lambda, l1Ratio);
  }

  @Override
  public double l1() {
    return parts().first();
  }

  @Override
  public double group() {
    return parts().second();
  }

  @Override
  public Map<String, Double> strengths() {
    return parts().strengths();
  }

  @Override
  public String type() {
    return "sparse-group-lasso";
  }
}
