package io.shrinkage.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The table at the end: a row a configuration, with means over those of its completed runs that did
 * not collapse, as in the report.
 */
final class Summary {
  private static final List<String> HEADER =
      List.of(
          "configuration",
          "runs",
          "train loss",
          "validation loss",
          "train accuracy",
          "validation accuracy",
          "gap",
          "zero weights",
          "");

  /** The configuration, and what is not ordinary of its runs. */
  private static final Set<Integer> LEFT = Set.of(0, HEADER.size() - 1);

  private Summary() {}

  /** Returns the table's lines. */
  static List<String> of(StoredExperiment experiment) {
    Map<Map<String, JsonNode>, List<StoredRun>> configurations = new LinkedHashMap<>();
    for (StoredRun run : experiment.runs()) {
      configurations
          .computeIfAbsent(Repetition.configuration(run.assignment()), key -> new ArrayList<>())
          .add(run);
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    configurations.forEach((assignment, runs) -> rows.add(row(assignment, runs)));
    return Columns.aligned(rows, LEFT);
  }

  private static List<String> row(Map<String, JsonNode> assignment, List<StoredRun> runs) {
    List<EpochMetrics> last = last(runs);
    double train = mean(last, EpochMetrics::trainAccuracy);
    double validation = mean(last, EpochMetrics::validationAccuracy);
    return List.of(
        assignment.isEmpty() ? "all" : Texts.assignment(assignment),
        last.size() + "/" + runs.size(),
        last.isEmpty() ? "-" : Texts.loss(mean(last, EpochMetrics::trainLoss)),
        last.isEmpty() ? "-" : Texts.loss(mean(last, EpochMetrics::validationLoss)),
        Texts.percent(train),
        Texts.percent(validation),
        Texts.points(train - validation),
        Texts.percent(mean(last, it -> (double) it.zeroWeights() / it.weights())),
        note(runs));
  }

  private static List<EpochMetrics> last(List<StoredRun> runs) {
    if (runs.stream().anyMatch(run -> run.status() == RunStatus.STOPPED)) {
      return List.of(); // its other runs are too few to be compared
    }
    return runs.stream()
        .filter(run -> run.status() == RunStatus.COMPLETED && !run.collapsed())
        .map(StoredRun::last)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static double mean(List<EpochMetrics> metrics, ToDoubleFunction<EpochMetrics> quantity) {
    return metrics.stream().mapToDouble(quantity).average().orElse(Double.NaN);
  }

  /** Counts what is not an ordinary completed run, such as "1 collapsed, 2 diverged". */
  private static String note(List<StoredRun> runs) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (StoredRun run : runs) {
      if (run.collapsed()) {
        counts.merge("collapsed", 1, Integer::sum);
      } else if (run.status() != RunStatus.COMPLETED) {
        counts.merge(run.status().jsonName(), 1, Integer::sum);
      }
    }
    return String.join(
        ", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
  }
}
