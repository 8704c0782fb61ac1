package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/** L1: J = J0 + lambda * sum abs(w). */
public record L1(
    @JsonPropertyDescription("Strength of the penalty; 0 is no penalty.") @DecimalMin("0")
        double lambda,
    @JsonPropertyDescription("How the penalty enters the step.") L1Method method,
    @JsonPropertyDescription("Whether biases are penalised too.") boolean biases)
    implements Penalty {

  @Override
  public double l1() {
    return lambda;
  }

  @Override
  public double l2() {
    return 0;
  }

  @Override
  public double decay() {
    return 0;
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
