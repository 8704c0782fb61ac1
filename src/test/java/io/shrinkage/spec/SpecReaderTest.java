package io.shrinkage.spec;

import static io.shrinkage.spec.Specs.read;
import static io.shrinkage.spec.Specs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.Amount;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.Order;
import io.shrinkage.data.Scale;
import io.shrinkage.model.Activation;
import io.shrinkage.model.Initializer;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.CosineSchedule;
import io.shrinkage.train.Loss;
import io.shrinkage.train.TrainingSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a default that is not the documented one and a key that is read wrongly. */
final class SpecReaderTest {

  @Test
  void shortestSpec_hasTheDefaults() {
    Experiment experiment = read();

    assertThat(experiment.name()).isEqualTo("small");
    assertThat(experiment.description()).isEmpty();
    assertThat(experiment.keepModels()).isFalse();
    assertThat(experiment.axes()).isEmpty();
    assertThat(experiment.runs()).hasSize(1);
    assertThat(experiment.runs().get(0).assignment()).isEmpty();
    // design.md, section 2
    assertThat(experiment.runs().get(0).spec())
        .isEqualTo(
            new RunSpec(
                1,
                new DataSpec(
                    Dataset.MNIST,
                    null,
                    null,
                    Amount.rest(),
                    Amount.fraction(0.2),
                    null,
                    Amount.rest(),
                    Order.SHUFFLED,
                    1,
                    Scale.STANDARDIZE,
                    List.of(),
                    0),
                new ModelSpec(
                    new Initializer.HeNormal(), List.of(new LayerSpec.Output(null, null))),
                new NoPenalty(),
                new TrainingSpec(
                    new Sgd(0.01, 0.9, true),
                    new ConstantSchedule(0),
                    Loss.CROSS_ENTROPY,
                    64,
                    10)));
  }

  @Test
  void everyLayer_takesItsOwnDefaults() {
    String layers =
        """
        "model": { "layers": [
          { "type": "conv", "filters": 4, "kernel": 3 },
          { "type": "batch-norm" },
          { "type": "max-pool", "size": 2 },
          { "type": "avg-pool", "size": 2, "stride": 1, "padding": "same" },
          { "type": "residual", "layers": [{ "type": "conv", "filters": 4, "kernel": 1 }] },
          "global-avg-pool",
          { "type": "dropout", "rate": 0.5 },
          { "type": "dense", "units": 5, "activation": "tanh", "bias": false, "penalty":
            { "type": "elastic-net", "lambda": 1, "l1Ratio": 0.25 } },
          { "type": "output", "units": 10 }
        ] }""";
    String text =
        Specs.with().replace("\"model\": { \"layers\": [{ \"type\": \"output\" }] }", layers);

    ModelSpec model = SpecReader.read("layers.json", text).runs().get(0).spec().model();

    assertThat(model.layers())
        .containsExactly(
            new LayerSpec.Conv(4, 3, 1, Padding.SAME, Activation.RELU, true, null),
            new LayerSpec.BatchNorm(0.9, 1e-5, Activation.IDENTITY),
            new LayerSpec.MaxPool(2, null, Padding.VALID),
            new LayerSpec.AvgPool(2, 1, Padding.SAME),
            new LayerSpec.Residual(
                List.of(new LayerSpec.Conv(4, 1, 1, Padding.SAME, Activation.RELU, true, null)),
                Activation.RELU),
            new LayerSpec.GlobalAvgPool(),
            new LayerSpec.Dropout(0.5),
            new LayerSpec.Dense(
                5,
                Activation.TANH,
                false,
                Penalties.elasticNet(null, null, 1.0, 0.25, L1Method.PROXIMAL, false)),
            new LayerSpec.Output(10, null));
  }

  @Test
  void otherType_replacesTheDefaultWhole() {
    assertThat(run("\"training\": { \"optimizer\": { \"type\": \"adam\" } }").training())
        .extracting(TrainingSpec::optimizer)
        .isEqualTo(new Adam(1e-3, 0.9, 0.999, 1e-8));
    assertThat(run("\"training\": { \"optimizer\": \"rmsprop\" }").training().optimizer())
        .isEqualTo(new RmsProp(1e-2, 0.99, 1e-8));
    assertThat(run("\"training\": { \"optimizer\": \"adagrad\" }").training().optimizer())
        .isEqualTo(new AdaGrad(1e-2, 1e-10));
    assertThat(run("\"training\": { \"schedule\": \"cosine\" }").training().schedule())
        .isEqualTo(new CosineSchedule(0, 0));
  }

  @Test
  void sameType_keepsTheDefaultsOfTheOtherKeys() {
    assertThat(run("\"training\": { \"optimizer\": { \"momentum\": 0.5 } }").training().optimizer())
        .isEqualTo(new Sgd(0.01, 0.5, true));
    assertThat(run("\"penalty\": { \"type\": \"l1\", \"lambda\": 0 }").penalty())
        .isEqualTo(Penalties.l1(0, L1Method.PROXIMAL, false));
  }

  @Test
  void initializer_isANameOrAnObject() {
    String model = "\"model\": { \"initializer\": %s, \"layers\": [\"output\"] }";
    String layers = "\"model\": { \"layers\": [{ \"type\": \"output\" }] }";
    for (String form : List.of("\"glorot-uniform\"", "{ \"type\": \"glorot-uniform\" }")) {
      String text = Specs.with().replace(layers, model.formatted(form));
      assertThat(SpecReader.read("f.json", text).runs().get(0).spec().model().initializer())
          .isEqualTo(new Initializer.GlorotUniform());
    }
    String normal = "{ \"type\": \"normal\", \"biases\": true }";
    String text = Specs.with().replace(layers, model.formatted(normal));
    assertThat(SpecReader.read("f.json", text).runs().get(0).spec().model().initializer())
        .isEqualTo(new Initializer.Normal(1, true));
  }

  @Test
  void integer_isTakenHoweverItIsWritten() {
    assertThat(run("\"training\": { \"epochs\": 1e2 }").training().epochs()).isEqualTo(100);
    assertThat(run("\"training\": { \"epochs\": 100.0 }").training().epochs()).isEqualTo(100);
    assertThat(run("\"seed\": -9223372036854775808").seed()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void text_mayBeAnything() {
    assertThat(read("\"description\": \"a\\nb \\u00e4\\ud83d\\ude00\"").description())
        .isEqualTo("a\nb \u00e4\ud83d\ude00");
    assertThat(read("\"$schema\": \"x\"").resolved().has("$schema")).isFalse();
  }

  @Test
  void windowsLineEnds_countAsOneLine() {
    String text = Specs.with("\"seed\": 1.5").replace("\n", "\r\n");
    assertThatThrownBy(() -> SpecReader.read("crlf.json", text))
        .hasMessage("crlf.json:5: seed: must be an integer, got 1.5");
  }

  @Test
  void lineBreakInKey_staysOneLineOfMessage() {
    assertThatThrownBy(() -> read("\"a\\nb\\u001b[1m\": 1"))
        .isInstanceOfSatisfying(
            SpecException.class, e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void l2_withoutUnknownKeys_isReadExactly() {
    assertThat(
            run("\"penalty\": { \"type\": \"l2\", \"lambda\": 0.1, \"biases\": true }").penalty())
        .isEqualTo(Penalties.l2(0.1, true));
  }
}
