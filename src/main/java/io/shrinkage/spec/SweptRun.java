package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run of a sweep.
 *
 * @param spec what is trained
 * @param resolved {@code spec} as JSON: seed, data, model, penalty and training with every default
 *     and the swept values filled in; not to be changed
 * @param assignment swept path to value, as the file gives it, in order of declaration
 */
public record SweptRun(RunSpec spec, ObjectNode resolved, Map<String, JsonNode> assignment) {

  /** Keeps its own copy of the assignment. */
  public SweptRun {
    assignment = Collections.unmodifiableMap(new LinkedHashMap<>(assignment));
  }
}
