package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/**
 * L2, or ridge: J = J0 + lambda * sum w^2, without 1/2; adds 2 * lambda * w to the gradient that
 * the optimizer sees, so momentum and adaptive denominators act on it too.
 *
 * <p>lambda is at least 0; 0 is no penalty. Plain gradient descent diverges where learningRate *
 * lambda passes 1; well below, the weights collapse towards 0, but none becomes 0.
 *
 * <p>lambda equals Keras's {@code l2(lambda)}; it is {@code l2(2 * lambda)} in DL4J, {@code
 * weight_decay=2*lambda} in PyTorch's SGD and Adam (which decay biases as well), and 1 / (2 C n) of
 * scikit-learn's LogisticRegression with n rows.
 *
 * <p>Sources: A. Hoerl, R. Kennard, Ridge Regression: Biased Estimation for Nonorthogonal Problems,
 * Technometrics 12(1), 1970; A. Krogh, J. Hertz, A Simple Weight Decay Can Improve Generalization,
 * NIPS 1991.
 */
@JsonClassDescription("J = J0 + lambda * sum w^2, without 1/2.")
public record L2(
    @JsonPropertyDescription("Strength of the penalty; 0 is no penalty.") @DecimalMin("0")
        double lambda,
    @JsonPropertyDescription("What the penalty pulls towards.") Reference reference,
    @JsonPropertyDescription("How the strength changes over the run, as a factor.")
        Schedule schedule,
    @JsonPropertyDescription("Whether biases are penalized too.") boolean biases)
    implements Penalty {

  /** With the defaults of the reference file for all else. */
  public L2(double lambda) {
    this(lambda, Reference.ZERO, new ConstantSchedule(0), false);
  }

  @Override
  public double l2() {
    return lambda;
  }

  @Override
  public Map<String, Double> strengths() {
    return Map.of("lambda", lambda);
  }

  @Override
  public String type() {
    return "l2";
  }
}
