package io.shrinkage.spec;

import static io.shrinkage.spec.Specs.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against runs that are missing, doubled, in the wrong order or wrongly filled in. */
final class SweepTest {

  private static String sweep(String axes) {
    return "\"sweep\": {" + axes + "}";
  }

  private static List<String> values(Experiment experiment, int axis) {
    return experiment.axes().get(axis).values().stream().map(JsonNode::toString).toList();
  }

  @Test
  void noAxis_isOneRun() {
    assertThat(read(sweep("")).runs()).hasSize(1);
    assertThat(read().runs()).hasSize(1);
  }

  @Test
  void twoAxes_areAnOuterProductWithTheFirstSlowest() {
    Experiment experiment =
        read(
            "\"penalty\": { \"type\": \"l2\" }",
            sweep("\"penalty.lambda\": [0, 1e-3], \"seed\": [3, 1, 2]"));

    assertThat(experiment.runs())
        .extracting(run -> run.assignment().toString())
        .containsExactly(
            "{penalty.lambda=0, seed=3}",
            "{penalty.lambda=0, seed=1}",
            "{penalty.lambda=0, seed=2}",
            "{penalty.lambda=0.001, seed=3}",
            "{penalty.lambda=0.001, seed=1}",
            "{penalty.lambda=0.001, seed=2}");
    assertThat(experiment.runs())
        .extracting(run -> run.spec().penalty())
        .containsExactly(
            Penalties.l2(0, false),
            Penalties.l2(0, false),
            Penalties.l2(0, false),
            Penalties.l2(1e-3, false),
            Penalties.l2(1e-3, false),
            Penalties.l2(1e-3, false));
    assertThat(experiment.runs()).extracting(run -> run.spec().seed()).startsWith(3L, 1L, 2L, 3L);
  }

  @Test
  void logspace_hasRoundMiddlesAndExactEnds() {
    Experiment experiment =
        read(
            "\"penalty\": { \"type\": \"l2\" }",
            sweep(
                "\"penalty.lambda\": { \"logspace\": { \"from\": 1e-5, \"to\": 1e-2, \"count\": 4 },"
                    + " \"values\": [0] }"));

    assertThat(values(experiment, 0)).containsExactly("0", "1.0E-5", "1.0E-4", "0.001", "0.01");
  }

  @Test
  void linspace_overIntegers_givesIntegers() {
    Experiment experiment =
        read(sweep("\"seed\": { \"linspace\": { \"from\": 1, \"to\": 5, \"count\": 5 } }"));

    assertThat(values(experiment, 0)).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void wholePenalty_changesItsTypeAndTakesThatTypesDefaults() {
    Experiment experiment =
        read(
            "\"penalty\": { \"type\": \"l2\", \"lambda\": 7, \"biases\": true }",
            sweep(
                "\"penalty\": [\"none\", { \"type\": \"l2\", \"lambda\": 1 },"
                    + " { \"type\": \"decoupled-weight-decay\", \"lambda\": 2 }]"));

    assertThat(experiment.runs())
        .extracting(run -> run.spec().penalty())
        .containsExactly(
            new NoPenalty(), Penalties.l2(1, false), Penalties.decoupledWeightDecay(2, false));
    assertThat(experiment.runs().get(1).resolved().get("penalty"))
        .hasToString(
            "{\"type\":\"l2\",\"lambda\":1.0,\"reference\":\"zero\","
                + "\"schedule\":{\"type\":\"constant\",\"warmupEpochs\":0},\"biases\":false}");
  }

  @Test
  void sweptType_takesTheKeysThatStand() {
    List<Penalty> penalties =
        read(
                "\"penalty\": { \"lambda\": 0.5 }",
                sweep("\"penalty.type\": [\"l2\", \"decoupled-weight-decay\"]"))
            .runs()
            .stream()
            .map(run -> run.spec().penalty())
            .toList();

    assertThat(penalties)
        .containsExactly(Penalties.l2(0.5, false), Penalties.decoupledWeightDecay(0.5, false));
  }

  @Test
  void pathThatTheFileLeavesOut_isFilledIn() {
    Experiment experiment = read(sweep("\"training.optimizer.learningRate\": [0.1, 0.2]"));

    assertThat(experiment.runs())
        .extracting(run -> run.spec().training().optimizer())
        .containsExactly(new Sgd(0.1, 0.9, true), new Sgd(0.2, 0.9, true));
    assertThat(experiment.resolved().at("/training/optimizer").has("learningRate")).isFalse();
  }

  @Test
  void indexedPath_reachesIntoTheLayers() {
    Experiment experiment =
        read(sweep("\"model.layers.0.penalty\": [{\"type\":\"l2\",\"lambda\":1}]"));

    assertThat(experiment.runs().get(0).resolved().at("/model/layers/0/penalty/lambda").asDouble())
        .isEqualTo(1);
  }

  @Test
  void sweptList_isOneValue() {
    Experiment experiment =
        read(
            sweep(
                "\"model.layers\": [[\"output\"],"
                    + " [{\"type\": \"dense\", \"units\": 3}, \"output\"]],"
                    + "\"data.augment\": [[], [\"random-crop\", \"horizontal-flip\"]]"));

    assertThat(experiment.runs())
        .extracting(r -> r.spec().model().layers().size())
        .containsExactly(1, 1, 2, 2);
    assertThat(experiment.runs())
        .extracting(r -> r.spec().data().augment().size())
        .containsExactly(0, 2, 0, 2);
  }

  @Test
  void resolvedFile_readsAsTheSameRunsWhereATypeIsSwept() {
    Experiment experiment =
        read(
            sweep(
                "\"training.optimizer.type\": [\"adam\", \"sgd\"],"
                    + "\"training.optimizer.learningRate\": [0.1, 0.2]"));

    Experiment again = SpecReader.read("again.json", Json.pretty(experiment.resolved()));

    assertThat(again.runs()).isEqualTo(experiment.runs());
    assertThat(experiment.runs().get(0).spec().training().optimizer())
        .isEqualTo(new Adam(0.1, 0.9, 0.999, 1e-8));
  }
}
