package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the experiments of a comparison.
 *
 * @param label tells it from the others
 * @param analysis by the measure that all of them share
 */
record ComparedExperiment(String label, StoredExperiment stored, Analysis analysis) {

  static ComparedExperiment of(String label, StoredExperiment stored, Measure measure) {
    Sweep own = Sweep.of(stored);
    Sweep sweep = new Sweep(measure, own.named(), own.varied(), own.configurations());
    return new ComparedExperiment(label, stored, Analysis.of(sweep));
  }

  Sweep sweep() {
    return analysis.sweep();
  }

  Optional<Configuration> best() {
    return Optional.ofNullable(analysis.best());
  }

  List<Configuration> usable() {
    return sweep().configurations().stream().filter(each -> !each.used().isEmpty()).toList();
  }

  /** Returns whether a configuration may be called the best: incomplete ones may not. */
  boolean eligible(Configuration configuration) {
    return configuration.sound()
        || sweep().configurations().stream().noneMatch(Configuration::sound);
  }

  List<StoredRun> used() {
    return sweep().with(Outcome.USED);
  }

  /** Returns the configuration with the experiment as one more setting, as among those of all. */
  Configuration labelled(Configuration configuration) {
    Map<String, JsonNode> assignment = new LinkedHashMap<>();
    assignment.put(Paths.EXPERIMENT, new TextNode(label));
    assignment.putAll(configuration.assignment());
    return new Configuration(assignment, configuration.runs());
  }

  /** Returns such as "mnist-l2, L2 with lambda = 1e-3". */
  String name(Configuration configuration) {
    return Paths.configuration(labelled(configuration));
  }
}
