package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Experiments whose validation accuracies are given. */
final class Sweeps {
  private Sweeps() {}

  /**
   * Returns an experiment of one epoch; the validation loss is 2 minus the accuracy.
   *
   * @param accuracies a row a configuration, in plan order; a value a repetition
   */
  static StoredExperiment of(String type, List<SweepAxis> axes, double[][] accuracies) {
    List<StoredRun> runs = new ArrayList<>();
    List<Map<String, JsonNode>> configurations = new ArrayList<>();
    List<Integer> repetitions = new ArrayList<>();
    for (Map<String, JsonNode> assignment : Samples.plan(axes)) {
      Map<String, JsonNode> configuration = Repetition.configuration(assignment);
      if (!configurations.contains(configuration)) {
        configurations.add(configuration);
        repetitions.add(0);
      }
      int index = configurations.indexOf(configuration);
      double accuracy = accuracies[index][repetitions.get(index)];
      repetitions.set(index, repetitions.get(index) + 1);
      runs.add(
          Samples.run(
              runs.size() + 1,
              assignment,
              type,
              Samples.epoch(1, 0.95, accuracy, 1, 1 - accuracy)));
    }
    return Samples.experiment("x", axes, runs);
  }
}
