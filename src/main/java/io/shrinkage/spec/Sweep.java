package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outer product of axes, the first one slowest.
 *
 * @param axes none for a single run
 */
record Sweep(List<Axis> axes) {

  /** Returns the number of runs, at least 1. */
  int size() {
    return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
  }

  /** Returns which value of an axis a run has. */
  int index(int run, int axis) {
    int faster =
        axes.subList(axis + 1, axes.size()).stream()
            .mapToInt(other -> other.values().size())
            .reduce(1, Math::multiplyExact);
    return run / faster % axes.get(axis).values().size();
  }

  /** Returns the value of an axis in a run. */
  Located value(int run, int axis) {
    return axes.get(axis).values().get(index(run, axis));
  }

  /** Returns the file's tree with a run's values in place. */
  Located.Members assign(int run, Located.Members root) {
    Located tree = root;
    for (int axis = 0; axis < axes.size(); axis++) {
      tree = Located.assign(tree, axes.get(axis).segments(), value(run, axis));
    }
    return (Located.Members) tree;
  }

  /** Returns the swept paths and values of a run. */
  Map<String, JsonNode> assignment(int run) {
    Map<String, JsonNode> assignment = new LinkedHashMap<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      assignment.put(axes.get(axis).path(), value(run, axis).json());
    }
    return assignment;
  }
}
