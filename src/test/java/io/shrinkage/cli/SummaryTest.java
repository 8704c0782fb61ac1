package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mean over diverged or collapsed runs would flatter or blame a penalty wrongly. */
final class SummaryTest {

  @Test
  void of_seedsOfOneConfiguration_areAveragedInOneRow() {
    List<String> lines =
        Summary.of(
            experiment(
                run(0, 1, RunStatus.COMPLETED, 0.5, 0.2),
                run(0, 2, RunStatus.COMPLETED, 0.7, 0.2),
                run(0.01, 1, RunStatus.COMPLETED, 0.65, 0.2)));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("configuration").contains("validation accuracy");
    // validation (0.5 + 0.7) / 2, train 0.9, zero weights 25 of 100
    assertThat(lines.get(1)).startsWith("lambda=0").contains("2/2", "60.0 %", "30.0 pp", "25.0 %");
    assertThat(lines.get(2)).startsWith("lambda=0.01").contains("1/1", "65.0 %");
  }

  @Test
  void of_foldsOfOneConfiguration_areAveragedInOneRow() {
    List<String> lines =
        Summary.of(
            experiment(
                fold(run(0, 1, RunStatus.COMPLETED, 0.5, 0.2), 1),
                fold(run(0, 1, RunStatus.COMPLETED, 0.7, 0.2), 2)));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("lambda=0 ").contains("2/2", "60.0 %");
  }

  private static StoredRun fold(StoredRun run, int fold) {
    run.assignment().put("data.fold", IntNode.valueOf(fold));
    return run;
  }

  @Test
  void of_divergedAndCollapsedRuns_areCountedAndNotAveraged() {
    List<String> lines =
        Summary.of(
            experiment(
                run(0, 1, RunStatus.COMPLETED, 0.5, 0.2),
                run(0, 2, RunStatus.COMPLETED, 0.1, 1),
                run(0, 3, RunStatus.DIVERGED, 0.3, 0.2),
                run(0, 4, RunStatus.FAILED, 0.3, 0.2)));
    assertThat(lines.get(1))
        .contains("1/4", "50.0 %")
        .endsWith("1 collapsed, 1 diverged, 1 failed");
  }

  @Test
  void of_onlyCollapsedRuns_haveNoMean() {
    List<String> lines = Summary.of(experiment(run(10, 1, RunStatus.COMPLETED, 0.1, 1)));
    assertThat(lines.get(1)).contains("0/1", " - ").endsWith("1 collapsed").doesNotContain("%");
  }

  @Test
  void of_runsThatHaveNotStarted_haveNoNumbers() {
    List<String> lines = Summary.of(experiment(run(0, 1, RunStatus.PENDING, 0.1, 0.2)));
    assertThat(lines.get(1)).contains("0/1", " - ").endsWith("1 pending").doesNotContain("%");
  }

  private static StoredExperiment experiment(StoredRun... runs) {
    return new StoredExperiment(
        "x", "", JsonNodeFactory.instance.objectNode(), List.of(), List.of(runs));
  }

  private static StoredRun run(
      double lambda, int seed, RunStatus status, double validationAccuracy, double majority) {
    Map<String, JsonNode> assignment = new LinkedHashMap<>();
    assignment.put("lambda", DoubleNode.valueOf(lambda));
    assignment.put("seed", IntNode.valueOf(seed));
    LayerWeights layer = new LayerWeights("0-output", 1, 1, 100, 25, 10, 0);
    EpochMetrics last =
        new EpochMetrics(1, 0.5, 1.5, 0.9, validationAccuracy, 0, 0.5, List.of(layer), majority, 1);
    return new StoredRun(
        "id" + seed,
        status,
        seed,
        assignment,
        "l2",
        Map.of("lambda", lambda),
        null,
        List.of(last),
        MissingNode.getInstance(),
        MissingNode.getInstance(),
        null,
        MissingNode.getInstance(),
        null);
  }
}
