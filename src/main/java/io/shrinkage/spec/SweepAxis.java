package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One swept path and its values.
 *
 * @param path dotted, such as "penalty.lambda" or "model.layers.0.filters"
 * @param values in order of declaration, at least one, all different
 */
public record SweepAxis(String path, List<JsonNode> values) {

  /** Keeps its own copy of the values. */
  public SweepAxis {
    values = List.copyOf(values);
  }
}
