package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The outer product of axes, the first one slowest.
 *
 * @param axes none for a single run
 * @param unread paths that the file sweeps in a way that cannot be used
 */
record Sweep(List<Axis> axes, Set<String> unread) {

  /** Returns the number of runs, at least 1. */
  int size() {
    return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
  }

  /** Returns whether an axis that cannot be used was to set a path. */
  boolean leavesOut(String path) {
    return unread.stream().anyMatch(swept -> SpecPath.within(path, swept));
  }

  /** Returns which value of an axis a run has. */
  int index(int run, int axis) {
    int faster =
        axes.subList(axis + 1, axes.size()).stream()
            .mapToInt(other -> other.values().size())
            .reduce(1, Math::multiplyExact);
    return run / faster % axes.get(axis).values().size();
  }

  /** Returns the axes in which two different runs differ. */
  List<Integer> differing(int run, int other) {
    return IntStream.range(0, axes.size())
        .filter(axis -> index(run, axis) != index(other, axis))
        .boxed()
        .toList();
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

  /** Returns some of a run's swept paths and values in words. */
  String describe(int run, List<Integer> chosen) {
    return chosen.stream()
        .map(axis -> axes.get(axis).path() + " " + Got.text(value(run, axis)))
        .collect(Collectors.joining(" and "));
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
