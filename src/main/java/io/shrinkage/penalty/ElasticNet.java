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
 * Elastic net: J = J0 + lambda1 * sum abs(w) + lambda2 * sum w^2; its parts enter the step as
 * {@link L1} and {@link L2} do.
 *
 * <p>Given either as lambda1 and lambda2, or as lambda and l1Ratio, meaning lambda1 = lambda *
 * l1Ratio and lambda2 = lambda * (1 - l1Ratio). The strengths are at least 0, l1Ratio is in [0, 1]:
 * 1 is L1, 0 is L2, bit for bit.
 *
 * <p>It is {@code l1(lambda1)} with {@code l2(2 * lambda2)} in DL4J and {@code l1_l2(lambda1,
 * lambda2)} in Keras. scikit-learn's {@code ElasticNet} has another {@code l1_ratio} r and half our
 * mean squared error: it minimizes 1/(2n) * ||y - Xw||^2 + alpha * r * sum abs(w) + alpha * (1 - r)
 * / 2 * sum w^2. With the loss mean-squared-error and one output that is lambda1 = 2 * alpha * r
 * and lambda2 = alpha * (1 - r).
 *
 * <p>Source: H. Zou, T. Hastie, Regularization and Variable Selection via the Elastic Net, Journal
 * of the Royal Statistical Society B 67(2), 2005.
 */
@JsonClassDescription("J = J0 + lambda1 * sum abs(w) + lambda2 * sum w^2.")
@Forms({@Forms.Keys({"lambda1", "lambda2"}), @Forms.Keys({"lambda", "l1Ratio"})})
public record ElasticNet(
    @JsonPropertyDescription("Coefficient of sum abs(w).") @DecimalMin("0")
        @Nullable Double lambda1,
    @JsonPropertyDescription("Coefficient of sum w^2.") @DecimalMin("0") @Nullable Double lambda2,
    @JsonPropertyDescription("Strength shared by both parts, with l1Ratio.") @DecimalMin("0")
        @Nullable Double lambda,
    @JsonPropertyDescription("Share of lambda that goes to the L1 part.")
        @DecimalMin("0")
        @DecimalMax("1")
        @Nullable Double l1Ratio,
    @JsonPropertyDescription("How the L1 part enters the step.") L1Method method,
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
  public ElasticNet {
    Parts.of(lambda1, lambda2, lambda, l1Ratio);
  }

  /** With the defaults of the reference file for all else. */
  public ElasticNet(double lambda1, double lambda2) {
    this(
        lambda1,
        lambda2,
        null,
        null,
        L1Method.PROXIMAL,
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
  public double l2() {
    return parts().second();
  }

  @Override
  public Map<String, Double> strengths() {
    return parts().strengths();
  }

  @Override
  public String type() {
    return "elastic-net";
  }
}
