package io.shrinkage.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.Nearest;
import io.shrinkage.spec.Problem;
import io.shrinkage.spec.SpecEdit;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.spec.SweptRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The runs of an experiment that have given values on axes of its sweep.
 *
 * @param values by path; of each path one
 */
record ChosenRuns(Map<String, List<JsonNode>> values) implements Predicate<SweptRun> {

  @Override
  public boolean test(SweptRun run) {
    return values.entrySet().stream()
        .allMatch(wanted -> wanted.getValue().contains(run.assignment().get(wanted.getKey())));
  }

  /**
   * Returns the runs that have all these values, of several for one path any.
   *
   * @throws SpecException if a path is not swept or never has the value
   */
  static ChosenRuns of(Experiment experiment, List<SpecEdit> demands) {
    Map<String, List<JsonNode>> values = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, SweepAxis> axes =
        experiment.axes().stream().collect(Collectors.toMap(SweepAxis::path, axis -> axis));
    for (SpecEdit demand : demands) {
      SweepAxis axis = axes.get(demand.path());
      JsonNode value = demand.json();
      if (axis == null) {
        problems.add(problem(demand, notSwept(experiment, demand.path())));
      } else if (!axis.values().contains(value)) {
        problems.add(problem(demand, notAmong(axis, value)));
      } else {
        values.computeIfAbsent(demand.path(), path -> new ArrayList<>()).add(value);
      }
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    return new ChosenRuns(values);
  }

  private static Problem problem(SpecEdit demand, String message) {
    return new Problem(demand.option(), 0, "", message);
  }

  private static String notSwept(Experiment experiment, String path) {
    List<String> paths = experiment.axes().stream().map(SweepAxis::path).toList();
    return paths.isEmpty()
        ? "must be absent, as " + experiment.name() + " sweeps nothing"
        : "must be a path that "
            + experiment.name()
            + " sweeps ("
            + String.join(", ", paths)
            + ")"
            + Nearest.hint(path, paths);
  }

  private static String notAmong(SweepAxis axis, JsonNode value) {
    return "must be one of the values of the sweep ("
        + axis.values().stream().map(Texts::value).collect(Collectors.joining(", "))
        + "), got "
        + Texts.value(value);
  }
}
