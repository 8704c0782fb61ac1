package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredExperiment;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration that an experiment selects, so far, by its own measure.
 *
 * @param name such as "L2 with lambda = 1e-3"
 * @param assignment its swept values by path, without seed and fold
 * @param measure such as "validation accuracy"
 * @param value the mean of the measure; accuracies as fractions
 * @param text the value with its unit
 * @param runs how many are in the mean
 */
public record Choice(
    String name,
    Map<String, JsonNode> assignment,
    String measure,
    double value,
    String text,
    int runs) {

  /** Returns the choice that the report makes too; empty while no run has usable numbers. */
  public static Optional<Choice> of(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    Measure measure = sweep.measure();
    return sweep
        .best()
        .filter(each -> !each.used().isEmpty())
        .map(
            best ->
                new Choice(
                    Paths.configuration(best),
                    best.assignment(),
                    measure.label(),
                    measure.mean(best).orElse(Double.NaN),
                    measure.text(best),
                    best.used().size()));
  }
}
