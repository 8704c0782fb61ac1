package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
    @JsonPropertyDescription("Whether biases are penalized too.") boolean biases)
    implements Penalty {

  /**
   * Checks that exactly one of the two forms is given, and whole.
   *
   * @throws IllegalArgumentException otherwise
   */
  public ElasticNet {
    boolean separate = lambda1 != null && lambda2 != null && lambda == null && l1Ratio == null;
    boolean ratio = lambda != null && l1Ratio != null && lambda1 == null && lambda2 == null;
    if (!separate && !ratio) {
      throw new IllegalArgumentException(
          "must have either lambda1 and lambda2, or lambda and l1Ratio");
    }
  }

  @Override
  public double l1() {
    return lambda != null && l1Ratio != null ? lambda * l1Ratio : given(lambda1);
  }

  @Override
  public double l2() {
    return lambda != null && l1Ratio != null ? lambda * (1 - l1Ratio) : given(lambda2);
  }

  @Override
  public double decay() {
    return 0;
  }

  @Override
  public Map<String, Double> strengths() {
    Map<String, Double> strengths = new LinkedHashMap<>();
    if (lambda != null) {
      strengths.put("lambda", lambda);
    }
    strengths.put("lambda1", l1());
    strengths.put("lambda2", l2());
    return strengths;
  }

  private static double given(@Nullable Double strength) {
    return Objects.requireNonNull(strength, "checked by the constructor");
  }

  @Override
  public String type() {
    return "elastic-net";
  }
}
