package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table that people load into their own tools: columns and numerals are a contract. */
final class SummaryCsvTest {
  private static final String METRICS_HEADER =
      "epochs,train_loss,validation_loss,loss_gap,train_accuracy,validation_accuracy,"
          + "accuracy_gap,penalty_value,objective,weights,zero_weights,seconds\r\n";

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void setLocaleWithDecimalComma() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void of_completedDivergedAndPendingRuns_isAsPinned() {
    StoredExperiment experiment =
        experiment(
            List.of("penalty.lambda", "seed"),
            run("aaaaaaaaaaaa", RunStatus.COMPLETED, "{}", Map.of("lambda", 1e-4), 1.25),
            run("bbbbbbbbbbbb", RunStatus.DIVERGED, "{}", Map.of("lambda", 0.0), Double.NaN),
            run("cccccccccccc", RunStatus.PENDING, "{}", Map.of("lambda", 3.0)));
    // loss_gap 1.25 - 0.5; accuracy_gap 0.75 - 0.625; weights 81 + 7680; two epochs of 1.75 s
    assertThat(SummaryCsv.of(experiment))
        .isEqualTo(
            "run_id,status,seed,penalty,lambda,lambda1,lambda2,"
                + METRICS_HEADER
                + "aaaaaaaaaaaa,completed,7,l2,1.0E-4,,,"
                + "2,0.5,1.25,0.75,0.75,0.625,0.125,0.125,0.625,7761,3,3.5\r\n"
                + "bbbbbbbbbbbb,diverged,7,l2,0.0,,,"
                + "2,0.5,,,0.75,0.625,0.125,0.125,0.625,7761,3,3.5\r\n"
                + "cccccccccccc,pending,7,l2,3.0,,,0,,,,,,,,,,,\r\n");
  }

  @Test
  void of_sweptPaths_haveColumnsOfTheirOwn() {
    String assignment =
        """
        {"penalty": {"type": "l2", "lambda": 0.5}, "training.batchSize": 64,
         "data.labelNoise": 0.25, "data.scale": "unit", "model.layers": [{"type": "output"}]}
        """;
    StoredExperiment experiment =
        experiment(
            List.of(
                "penalty", "training.batchSize", "data.labelNoise", "data.scale", "model.layers"),
            run("aaaaaaaaaaaa", RunStatus.PENDING, assignment, Map.of("lambda", 0.5)));
    assertThat(SummaryCsv.of(experiment))
        .isEqualTo(
            "run_id,status,seed,penalty,lambda,lambda1,lambda2,sweep:penalty,training.batchSize,"
                + "data.labelNoise,data.scale,model.layers,"
                + METRICS_HEADER
                + "aaaaaaaaaaaa,pending,7,l2,0.5,,,"
                + "\"{\"\"type\"\":\"\"l2\"\",\"\"lambda\"\":0.5}\",64,0.25,unit,"
                + "\"[{\"\"type\"\":\"\"output\"\"}]\",0,,,,,,,,,,,\r\n");
  }

  private static StoredExperiment experiment(List<String> paths, StoredRun... runs) {
    List<SweepAxis> axes =
        paths.stream()
            .map(path -> new SweepAxis(path, List.of(JsonNodeFactory.instance.nullNode())))
            .toList();
    return new StoredExperiment(
        "name", "", JsonNodeFactory.instance.objectNode(), axes, List.of(runs));
  }

  private static StoredRun run(
      String id,
      RunStatus status,
      String assignment,
      Map<String, Double> strengths,
      double... lastLosses) {
    List<EpochMetrics> epochs =
        lastLosses.length == 0
            ? List.of()
            : List.of(Fixtures.metrics(1, 2), Fixtures.metrics(2, lastLosses[0]));
    return new StoredRun(
        id,
        status,
        7,
        map(assignment),
        "l2",
        strengths,
        null,
        epochs,
        MissingNode.getInstance(),
        MissingNode.getInstance(),
        null,
        MissingNode.getInstance(),
        null);
  }

  private static Map<String, JsonNode> map(String json) {
    try {
      Map<String, JsonNode> map = new LinkedHashMap<>();
      new JsonMapper()
          .readTree(json)
          .fields()
          .forEachRemaining(field -> map.put(field.getKey(), field.getValue()));
      return map;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
