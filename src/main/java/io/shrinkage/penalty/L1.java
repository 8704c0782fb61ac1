package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/**
 * L1, or lasso: J = J0 + lambda * sum abs(w); its subgradient is lambda * sign(w), with sign(0) =
 * 0. It enters the step as {@link L1Method} says: as a soft-threshold after it, or in the gradient.
 *
 * <p>lambda is at least 0; 0 is no penalty. Where it exceeds abs(dJ0/dw) at w = 0, the weight rests
 * at exactly 0 with {@link L1Method#PROXIMAL}; a lambda above all of them sets every weight to 0.
 *
 * <p>lambda equals DL4J's and Keras's {@code l1(lambda)} (there always by subgradient), and 1 / (C
 * n) of scikit-learn's LogisticRegression with n rows; PyTorch's optimizers have no L1.
 *
 * <p>Source: R. Tibshirani, Regression Shrinkage and Selection via the Lasso, Journal of the Royal
 * Statistical Society B 58(1), 1996.
 */
@JsonClassDescription("J = J0 + lambda * sum abs(w).")
public record L1(
    @JsonPropertyDescription("Strength of the penalty; 0 is no penalty.") @DecimalMin("0")
        double lambda,
    @JsonPropertyDescription("How the penalty enters the step.") L1Method method,
    @JsonPropertyDescription("The metric of the proximal step; the same under SGD.") Metric metric,
    @JsonPropertyDescription("What the penalty pulls towards.") Reference reference,
    @JsonPropertyDescription("How the strength changes over the run, as a factor.")
        Schedule schedule,
    @JsonPropertyDescription("Whether biases are penalized too.") boolean biases)
    implements Penalty {

  /** With the defaults of the reference file for all else. */
  public L1(double lambda) {
    this(
        lambda,
        L1Method.PROXIMAL,
        Metric.PRECONDITIONED,
        Reference.ZERO,
        new ConstantSchedule(0),
        false);
  }

  @Override
  public double l1() {
    return lambda;
  }

  @Override
  public Map<String, Double> strengths() {
    return Map.of("lambda", lambda);
  }

  @Override
  public String type() {
    return "l1";
  }
}
