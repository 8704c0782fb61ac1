package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against a change that is not made, made elsewhere, or told of a line of the file. */
final class SpecEditsTest {
  @TempDir private Path folder;
  private Path spec = Path.of("");

  @BeforeEach
  void writeSpec() throws IOException {
    spec =
        Files.writeString(
            folder.resolve("spec.json"),
            Specs.with(
                "\"penalty\": \"l2\"",
                "\"sweep\": { \"penalty.lambda\": [0, 1e-3], \"seed\": [1, 2] }"));
  }

  @Test
  void set_takesJsonAndElseAText() {
    Experiment experiment =
        read(
            sets(
                "name=other",
                "training.epochs=3",
                "training.optimizer=adam",
                "training.optimizer.beta1=0.5",
                "data.augment=[\"random-crop\"]",
                "model.layers.0.units=10",
                "description="),
            sweeps());

    assertThat(experiment.name()).isEqualTo("other");
    assertThat(experiment.resolved().at("/training/optimizer/beta1").asDouble()).isEqualTo(0.5);
    assertThat(experiment.resolved().at("/training/epochs").asInt()).isEqualTo(3);
    assertThat(experiment.resolved().at("/data/augment/0").asText()).isEqualTo("random-crop");
    assertThat(experiment.resolved().at("/model/layers/0/units").asInt()).isEqualTo(10);
  }

  @Test
  void set_sweptKey_isNoLongerSwept() {
    Experiment experiment = read(sets("seed=7"), sweeps());

    assertThat(experiment.axes()).extracting(SweepAxis::path).containsExactly("penalty.lambda");
    assertThat(experiment.runs()).extracting(run -> run.spec().seed()).containsExactly(7L, 7L);
  }

  @Test
  void sweep_replacesTheAxisInItsPlaceOrIsAddedLast() {
    Experiment experiment =
        read(
            sets(),
            sweeps(
                "training.epochs=[1,2]",
                "penalty.lambda={\"logspace\":{\"from\":0.1,\"to\":1,\"count\":2}}"));

    assertThat(experiment.axes())
        .extracting(axis -> axis.path() + axis.values())
        .containsExactly("penalty.lambda[0.1, 1]", "seed[1, 2]", "training.epochs[1, 2]");
  }

  @Test
  void resolvedSpec_needsTheChangesNoMore() {
    Experiment experiment = read(sets("training.epochs=3"), sweeps("seed=[4,5,6]"));

    Experiment again = SpecReader.read("again.json", Json.pretty(experiment.resolved()));

    assertThat(again.runs()).hasSize(6).isEqualTo(experiment.runs());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "training.epochs=none | --set training.epochs: must be an integer >= 1, got \"none\"",
        "training.epochs=[1 | --set training.epochs: must be an integer >= 1, got \"[1\"",
        "trainig.epochs=1 | --set trainig.epochs: must be a path to a key, got"
            + " \"trainig.epochs\"; the first keys are name, description, keepModels, selection,"
            + " racing, baseline, seed, data, model, penalty, training; did you mean \"training\"?",
        "sweep={} | --set sweep: must be a path to a key, got \"sweep\"; the first keys are name,"
            + " description, keepModels, selection, racing, baseline, seed, data, model, penalty,"
            + " training; did you mean \"seed\"?",
        "training.optimizer={\"type\":\"sgd\",\"lr\":1} | --set training.optimizer:"
            + " training.optimizer.lr: must be a key of type \"sgd\" (type, learningRate, momentum,"
            + " nesterov), got \"lr\"",
        "seed={\"a\":1,\"a\":2} | --set seed: a: must be given once, got it again (first on line 1)"
      })
  void set_mistake_isToldOfTheOption(String argument, String message) {
    assertThat(messages(sets(argument), sweeps())).contains(message);
  }

  @Test
  void set_insideASweptPath_isRejected() {
    assertThat(messages(sets("penalty.lambda.x=1"), sweeps()))
        .contains(
            "--set penalty.lambda.x: must not lie inside a swept path, got \"penalty.lambda.x\" and"
                + " \"penalty.lambda\"; change that with --sweep");
  }

  @Test
  void sweep_mistake_isToldOfTheOption() {
    assertThat(messages(sets(), sweeps("seed=3")))
        .containsExactly(
            "--sweep seed: must be a list of values, or an object with \"values\", \"logspace\" or"
                + " \"linspace\", got 3");
    assertThat(messages(sets(), sweeps("penalty.lamda=[1]")).get(0))
        .startsWith("--sweep penalty.lamda: must be a path to a key of a run, got")
        .endsWith("did you mean \"penalty.lambda\"?");
    assertThat(messages(sets(), sweeps("training.epochs=[0]")))
        .containsExactly("--sweep training.epochs: must be an integer >= 1, got 0");
  }

  @Test
  void samePathTwice_isRejected() {
    assertThat(messages(sets("seed=1", "seed=2"), sweeps()))
        .containsExactly("--set seed: must be the only one for its path, got --set seed too");
    assertThat(messages(sets("seed=1"), sweeps("seed=[2,3]")))
        .containsExactly("--sweep seed: must be the only one for its path, got --set seed too");
  }

  @Test
  void argumentOfAnotherForm_isRejected() {
    for (String argument : new String[] {"", "=1", "seed"}) {
      assertThatThrownBy(() -> SpecEdit.of("--set", argument))
          .isInstanceOf(SpecException.class)
          .hasMessage(
              "--set: must be followed by a path, '=' and a value, got \"" + argument + "\"");
    }
  }

  private Experiment read(List<SpecEdit> sets, List<SpecEdit> axes) {
    return SpecReader.read(spec, new SpecEdits(sets, axes));
  }

  private List<String> messages(List<SpecEdit> sets, List<SpecEdit> axes) {
    SpecException rejected = catchThrowableOfType(SpecException.class, () -> read(sets, axes));
    assertThat(rejected).isNotNull();
    return rejected.problems().stream().map(Problem::toString).toList();
  }

  private static List<SpecEdit> sets(String... arguments) {
    return Stream.of(arguments).map(argument -> SpecEdit.of("--set", argument)).toList();
  }

  private static List<SpecEdit> sweeps(String... arguments) {
    return Stream.of(arguments).map(argument -> SpecEdit.of("--sweep", argument)).toList();
  }
}
