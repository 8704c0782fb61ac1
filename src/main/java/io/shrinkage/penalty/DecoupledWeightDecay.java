package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMin;
import java.util.Map;

/** Decoupled weight decay: J = J0; w(t+1) = w(t) - step(t) - learningRate(t) * lambda * w(t). */
public record DecoupledWeightDecay(
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
    return 0;
  }

  @Override
  public double decay() {
    return lambda;
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
    return "decoupled-weight-decay";
  }
}
