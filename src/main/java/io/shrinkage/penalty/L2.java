package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/** L2: J = J0 + lambda * sum w^2, without 1/2. */
public record L2(
    @JsonPropertyDescription("Strength of the penalty; 0 is no penalty.") @DecimalMin("0")
        double lambda,
    @JsonPropertyDescription("Whether biases are penalised too.") boolean biases)
    implements Penalty {

  @Override
  public double l1() {
    return 0;
  }

  @Override
  public double l2() {
    return lambda;
  }

  @Override
  public double decay() {
    return 0;
  }

  @Override
  public L1Method method() {
    return L1Method.PROXIMAL;
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
