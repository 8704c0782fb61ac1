package io.shrinkage.penalty;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.Map;

/** No penalty: J = J0. The same, bit for bit, as any other type with strength 0. */
@JsonClassDescription("J = J0.")
public record NoPenalty() implements Penalty {

  @Override
  public Map<String, Double> strengths() {
    return Map.of();
  }

  @Override
  public String type() {
    return "none";
  }
}
