package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against names that a reader cannot tell apart, or raw JSON where a name would do. */
final class PathsTest {

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static String configuration(String type, Map<String, String> assignment) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    assignment.forEach((path, value) -> values.put(path, Samples.json(value)));
    var run = Samples.run(1, values, type, Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
    return plain(Paths.configuration(new Configuration(values, List.of(run))));
  }

  @ParameterizedTest
  @CsvSource({
    "penalty.lambda, lambda",
    "penalty.type, penalty",
    "penalty.schedule, penalty schedule",
    "penalty.schedule.type, penalty schedule",
    "penalty.schedule.warmupEpochs, penalty warmupEpochs",
    "training.schedule.warmupEpochs, warmupEpochs",
    "training.schedule.type, schedule",
    "training.optimizer.type, optimizer",
    "model.layers.0.penalty.lambda, layer 1 lambda",
    "model.layers.2.layers.0.penalty.schedule.warmupEpochs, layer 3.1 penalty warmupEpochs",
    "model.layers.11.filters, layer 12 filters",
    "model.layers, layers",
    "type, type",
  })
  void name_ofAPath_saysWhatItIs(String path, String name) {
    assertThat(plain(Paths.name(path))).isEqualTo(name);
  }

  @Test
  void schedule_ofAPenalty_isNotMistakenForTheLearningRates() {
    assertThat(plain(Paths.assignment("penalty.schedule.warmupEpochs", Samples.json("2"))))
        .isEqualTo("penalty warmupEpochs = 2");
    assertThat(plain(Paths.assignment("penalty.schedule.type", Samples.json("\"cosine\""))))
        .isEqualTo("penalty schedule = cosine");
  }

  @Test
  void object_withAType_isNamedByIt() {
    assertThat(
            plain(
                Paths.assignment(
                    "penalty.schedule",
                    Samples.json("{\"type\": \"cosine\", \"warmupEpochs\": 2}"))))
        .isEqualTo("penalty schedule = cosine (warmupEpochs = 2)");
    assertThat(Paths.value("training.optimizer", Samples.json("{\"type\": \"adam\"}")))
        .isEqualTo("adam");
  }

  @Test
  void penaltyObject_defaults_needNoMention() {
    assertThat(
            plain(
                Paths.penaltyObject(
                    Samples.json(
                        """
                        {"type": "sparse-group-lasso", "lambda1": 1e-4, "lambda2": 1e-3,
                         "metric": "preconditioned", "reference": "zero",
                         "schedule": {"type": "constant", "warmupEpochs": 0}, "biases": false}
                        """))))
        .isEqualTo("sparse group lasso with lambda1 = 1e-4, lambda2 = 1e-3");
  }

  @Test
  void penaltyObject_otherSettings_areNamed() {
    assertThat(
            plain(
                Paths.penaltyObject(
                    Samples.json(
                        """
                        {"type": "group-lasso", "lambda": 1e-3, "metric": "scalar",
                         "reference": "initial",
                         "schedule": {"type": "constant", "warmupEpochs": 3}, "biases": true}
                        """))))
        .isEqualTo(
            "group lasso with lambda = 1e-3, metric = scalar, reference = initial,"
                + " schedule = constant (warmupEpochs = 3), biases = true");
  }

  @Test
  void tick_namesTypeAndStrength() {
    assertThat(Paths.tick(Samples.json("{\"type\": \"group-lasso\", \"lambda\": 1e-3}")))
        .isEqualTo("group lasso 1e-3");
  }

  @Test
  void configuration_ofASweptType_namesItOnce() {
    assertThat(
            configuration(
                "group-lasso", Map.of("penalty.type", "\"group-lasso\"", "penalty.lambda", "1e-3")))
        .isEqualTo("group lasso with lambda = 1e-3");
    assertThat(
            configuration(
                "group-lasso", Map.of("penalty.type", "\"group-lasso\"", "penalty.lambda", "0")))
        .isEqualTo("lambda = 0");
    assertThat(configuration("l2", Map.of("penalty.type", "\"l2\""))).isEqualTo("L2");
  }

  @Test
  void penaltySettings_leaveOutWhatIsNotThePenalty() {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    values.put("training.batchSize", Samples.json("32"));
    values.put("penalty", Samples.json("{\"type\": \"l2\", \"lambda\": 1e-3}"));
    var run = Samples.run(1, values, "l2", Samples.epoch(1, 0.9, 0.6, 0.5, 0.8));
    assertThat(plain(Paths.penaltySettings(new Configuration(values, List.of(run)))))
        .isEqualTo("lambda = 1e-3");
  }
}
