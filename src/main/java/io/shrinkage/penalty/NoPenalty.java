package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.Map;

/** No penalty: J = J0. The same, bit for bit, as any other type with strength 0. */
@JsonClassDescription("J = J0.")
public record NoPenalty() implements Penalty {

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
    return 0;
  }

  @Override
  public L1Method method() {
    return L1Method.PROXIMAL;
  }

  @Override
  public boolean biases() {
    return false;
  }

  @Override
  public Map<String, Double> strengths() {
    return Map.of();
  }

  @Override
  public String type() {
    return "none";
  }
}
