package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.Repetition;
import io.shrinkage.spec.SuccessiveHalving;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who races: the configurations of a plan, each with its runs in one order of repetitions.
 *
 * @param runs of each configuration by its swept values, in plan order
 * @param racers how many repetitions of each race: the first ones
 * @param rungs the epochs at which the race decides, ascending
 * @param testToTrain of the folds, whose training rows overlap; 0 without folds
 */
record RaceField(
    Map<Map<String, JsonNode>, List<PlannedRun>> runs,
    int racers,
    List<Integer> rungs,
    double testToTrain) {

  /**
   * Returns the field of a plan.
   *
   * @param plan of an experiment that may race: with one number of epochs
   */
  static RaceField of(Plan plan, SuccessiveHalving rule) {
    Map<Map<String, JsonNode>, List<PlannedRun>> runs = new LinkedHashMap<>();
    for (PlannedRun run : plan.runs()) {
      runs.computeIfAbsent(
              Repetition.configuration(run.swept().assignment()), key -> new ArrayList<>())
          .add(run);
    }
    int repetitions = runs.values().stream().mapToInt(List::size).min().orElse(0);
    int epochs = plan.runs().get(0).swept().spec().training().epochs();
    long folds = plan.runs().stream().map(RaceField::fold).distinct().count();
    return new RaceField(
        runs,
        rule.racers(repetitions),
        rule.rungs(epochs, repetitions),
        folds > 1 ? 1.0 / (folds - 1) : 0);
  }

  private static int fold(PlannedRun run) {
    return Repetition.of(run.swept().spec().seed(), run.swept().assignment()).fold();
  }

  /** Returns all runs of a configuration. */
  List<PlannedRun> of(Map<String, JsonNode> configuration) {
    return Objects.requireNonNull(runs.get(configuration), "a configuration of the field");
  }

  /** Returns the runs of a configuration that race. */
  List<PlannedRun> heat(Map<String, JsonNode> configuration) {
    return of(configuration).subList(0, racers);
  }

  /** Returns the length of every run. */
  int epochs() {
    return runs.values().iterator().next().get(0).swept().spec().training().epochs();
  }
}
