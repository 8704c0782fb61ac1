package io.shrinkage.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SweepAxis;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of experiment.json.
 *
 * @param spec the resolved spec
 * @param runs the plan
 */
record ExperimentFile(
    String name, String description, JsonNode spec, List<SweepAxis> axes, List<Entry> runs) {
  static final String NAME = "experiment.json";

  ExperimentFile {
    axes = List.copyOf(axes);
    runs = List.copyOf(runs);
  }

  /**
   * A run of the plan.
   *
   * @param penalty the type of the penalty
   * @param baseline whether its penalty is the one that the spec names as baseline; null where it
   *     names none
   */
  record Entry(
      String runId,
      long seed,
      String penalty,
      Map<String, Double> strengths,
      Map<String, JsonNode> assignment,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean baseline) {

    static Entry of(PlannedRun run, @Nullable Penalty baseline) {
      var spec = run.swept().spec();
      return new Entry(
          run.id(),
          spec.seed(),
          spec.penalty().type(),
          spec.penalty().strengths(),
          run.swept().assignment(),
          baseline == null ? null : spec.penalty().equals(baseline));
    }
  }

  static ExperimentFile of(Experiment experiment, Plan plan) {
    return new ExperimentFile(
        experiment.name(),
        experiment.description(),
        experiment.resolved(),
        experiment.axes(),
        plan.runs().stream().map(run -> Entry.of(run, experiment.baseline())).toList());
  }
}
