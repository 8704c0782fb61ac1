package io.shrinkage.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.data.ImageShape;
import io.shrinkage.model.Activation;
import io.shrinkage.model.Dl4jNetwork;
import io.shrinkage.model.Initializer;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.model.OutputLoss;
import io.shrinkage.model.Padding;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Penalties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a network that computes something else than the DL4J network of the same
 * declaration, in training or in inference, or that keeps something of an earlier call.
 */
final class OneDnnNetworkTest {

  private static final ImageShape INPUT = new ImageShape(3, 9, 9);
  private static final int CLASSES = 4;
  private static final int COUNT = 5;
  private static final LayerSpec FIRST = conv(3, 1, Padding.SAME, Activation.RELU);
  private static final LayerSpec BARE =
      new LayerSpec.Conv(6, 3, 1, Padding.SAME, Activation.IDENTITY, false, null);
  private static final LayerSpec NORM = norm(Activation.RELU);

  private static LayerSpec conv(int kernel, int stride, Padding padding, Activation activation) {
    return new LayerSpec.Conv(6, kernel, stride, padding, activation, true, null);
  }

  /** So many filters that Winograd's algorithm computes what follows them. */
  private static LayerSpec wide(int kernel, int stride, Activation activation) {
    return new LayerSpec.Conv(18, kernel, stride, Padding.SAME, activation, true, null);
  }

  private static LayerSpec filters(int filters, int kernel, int stride) {
    return new LayerSpec.Conv(
        filters, kernel, stride, Padding.SAME, Activation.IDENTITY, false, null);
  }

  private static LayerSpec norm(Activation activation) {
    return new LayerSpec.BatchNorm(0.9, 1e-5, activation);
  }

  private static LayerSpec dense(int units, Activation activation) {
    return new LayerSpec.Dense(units, activation, true, null);
  }

  private static LayerSpec residual(Activation activation, LayerSpec... layers) {
    return new LayerSpec.Residual(List.of(layers), activation);
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of("output alone", List.of()),
        Arguments.of("conv same", List.of(FIRST)),
        Arguments.of("conv valid", List.of(conv(3, 1, Padding.VALID, Activation.RELU))),
        Arguments.of("conv same, even", List.of(conv(4, 1, Padding.SAME, Activation.SIGMOID))),
        Arguments.of("conv same, stride 2", List.of(conv(3, 2, Padding.SAME, Activation.TANH))),
        Arguments.of("conv valid, stride 2", List.of(conv(5, 2, Padding.VALID, Activation.ELU))),
        Arguments.of("two convs", List.of(FIRST, conv(3, 1, Padding.SAME, Activation.LEAKY_RELU))),
        Arguments.of(
            "wide convs", List.of(wide(3, 1, Activation.RELU), wide(3, 1, Activation.TANH))),
        Arguments.of(
            "wide convs around a stride",
            List.of(
                wide(3, 1, Activation.IDENTITY),
                wide(3, 1, Activation.RELU),
                wide(3, 2, Activation.LEAKY_RELU),
                wide(3, 1, Activation.ELU),
                new LayerSpec.MaxPool(2, null, Padding.VALID),
                wide(3, 1, Activation.SIGMOID))),
        Arguments.of(
            "wide convs, valid",
            List.of(
                FIRST,
                wide(1, 1, Activation.RELU),
                new LayerSpec.Conv(33, 3, 1, Padding.VALID, Activation.RELU, false, null),
                NORM,
                new LayerSpec.GlobalAvgPool())),
        Arguments.of(
            "convs whose filters fill registers",
            List.of(filters(16, 5, 1), filters(32, 3, 2), filters(16, 3, 1), NORM)),
        Arguments.of(
            "wide residual",
            List.of(
                wide(3, 1, Activation.RELU),
                residual(
                    Activation.RELU,
                    new LayerSpec.Conv(18, 3, 1, Padding.SAME, Activation.IDENTITY, false, null),
                    NORM))),
        Arguments.of("max pool", List.of(FIRST, new LayerSpec.MaxPool(2, null, Padding.VALID))),
        Arguments.of("max pool first", List.of(new LayerSpec.MaxPool(2, 1, Padding.VALID), FIRST)),
        Arguments.of(
            "max pool 3/2 same", List.of(FIRST, new LayerSpec.MaxPool(3, 2, Padding.SAME))),
        Arguments.of("avg pool", List.of(FIRST, new LayerSpec.AvgPool(2, null, Padding.VALID))),
        Arguments.of(
            "avg pool 3/2 same", List.of(FIRST, new LayerSpec.AvgPool(3, 2, Padding.SAME))),
        Arguments.of("batch norm", List.of(BARE, NORM)),
        Arguments.of("batch norm first", List.of(NORM, FIRST)),
        Arguments.of("batch norm, tanh", List.of(BARE, norm(Activation.TANH))),
        Arguments.of(
            "batch norm after dense",
            List.of(new LayerSpec.Dense(7, Activation.IDENTITY, false, null), NORM)),
        Arguments.of("global avg pool", List.of(FIRST, new LayerSpec.GlobalAvgPool())),
        Arguments.of(
            "batch norm after global avg pool",
            List.of(FIRST, new LayerSpec.GlobalAvgPool(), NORM, dense(5, Activation.ELU))),
        Arguments.of("residual", List.of(FIRST, residual(Activation.RELU, BARE, NORM))),
        Arguments.of(
            "residual that ends with a ReLU",
            List.of(FIRST, residual(Activation.TANH, BARE, FIRST), FIRST)),
        Arguments.of(
            "two residuals",
            List.of(
                FIRST,
                residual(Activation.RELU, BARE, NORM),
                residual(Activation.RELU, BARE, NORM, BARE, norm(Activation.IDENTITY)))),
        Arguments.of("residual first", List.of(residual(Activation.RELU, same()))),
        Arguments.of(
            "residual with projection",
            List.of(residual(Activation.RELU, conv(3, 2, Padding.SAME, Activation.RELU), BARE))),
        Arguments.of(
            "residual of dense layers",
            List.of(
                dense(7, Activation.RELU),
                residual(Activation.RELU, dense(7, Activation.TANH)),
                residual(Activation.IDENTITY, dense(9, Activation.RELU)))),
        Arguments.of("dense", List.of(dense(7, Activation.LEAKY_RELU))),
        Arguments.of("three dense", List.of(dense(17, Activation.RELU), dense(9, Activation.ELU))),
        Arguments.of(
            "dense without biases",
            List.of(new LayerSpec.Dense(7, Activation.SIGMOID, false, null))));
  }

  /** As many filters as the input has channels: added without a projection. */
  private static LayerSpec same() {
    return new LayerSpec.Conv(3, 3, 1, Padding.SAME, Activation.RELU, true, null);
  }

  private static NetworkDeclaration declaration(List<LayerSpec> layers) {
    List<LayerSpec> all = new ArrayList<>(layers);
    all.add(new LayerSpec.Output(null, null));
    return new NetworkDeclaration(
        new ModelSpec(new Initializer.HeNormal(), all),
        INPUT,
        CLASSES,
        Penalties.l2(0.1, false),
        new Sgd(0.1, 0, false));
  }

  private static float[] images(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] images = new float[COUNT * INPUT.pixels()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) (2 * random.nextDouble() - 1);
    }
    return images;
  }

  private static float[] targets() {
    float[] targets = new float[COUNT * CLASSES];
    for (int i = 0; i < COUNT; i++) {
      targets[i * CLASSES + i % CLASSES] = 1;
    }
    return targets;
  }

  /** Parameters away from the zeros and ones that some begin with. */
  private static float[] parameters(Network network) {
    SplittableRandom random = new SplittableRandom(3);
    float[] parameters = network.parameters();
    for (ParameterTensor tensor : network.tensors()) {
      for (int i = tensor.from(); i < tensor.to(); i++) {
        if (tensor.kind() != Kind.WEIGHT) {
          parameters[i] += (float) (0.4 * random.nextDouble());
        }
      }
    }
    return parameters;
  }

  private static double squares(float[] z, float[] y, int from, int outputs) {
    double sum = 0;
    for (int i = from; i < from + outputs; i++) {
      sum += (z[i] - y[i]) * (z[i] - y[i]) / 2;
    }
    return sum;
  }

  /** Half the squared distance. */
  private static final io.shrinkage.model.ExampleLoss LOSS =
      new io.shrinkage.model.ExampleLoss() {
        @Override
        public double value(float[] z, float[] y, int from, int outputs) {
          return squares(z, y, from, outputs);
        }

        @Override
        public void gradient(float[] z, float[] y, float[] gradient, int from, int outputs) {
          for (int i = from; i < from + outputs; i++) {
            gradient[i] = z[i] - y[i];
          }
        }
      };

  @BeforeEach
  void oneDnn_isThere() {
    NativeBackend.useOneThread();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        OneDnn.available(), "there is no oneDNN for this platform");
  }

  private static void assertClose(float[] actual, float[] expected, List<ParameterTensor> tensors) {
    for (ParameterTensor tensor : tensors) {
      float[] one = Arrays.copyOfRange(actual, tensor.from(), tensor.to());
      float[] other = Arrays.copyOfRange(expected, tensor.from(), tensor.to());
      assertClose(tensor.name(), one, other);
    }
  }

  private static void assertClose(String what, float[] actual, float[] expected) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).as(what).isGreaterThan(1e-4);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as(what).isCloseTo(expected[i], within((float) (1e-4 * largest)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void network_everyLayer_agreesWithDl4j(String name, List<LayerSpec> layers) {
    NetworkDeclaration declaration = declaration(layers);
    try (Network dl4j = Dl4jNetwork.build(declaration, new OutputLoss(LOSS), 1);
        Network network = new OneDnnNetwork(dl4j, declaration, LOSS)) {
      float[] parameters = parameters(dl4j);
      for (long seed = 1; seed <= 2; seed++) {
        float[] images = images(seed);
        dl4j.parameters(parameters);
        network.parameters(parameters);
        float[] expected = new float[parameters.length];
        float[] actual = new float[parameters.length];
        double expectedLoss = dl4j.gradient(images, targets(), COUNT, expected);
        double loss = network.gradient(images, targets(), COUNT, actual);
        assertThat(loss).isCloseTo(expectedLoss, within(1e-4 * expectedLoss));
        assertClose(actual, expected, network.tensors());

        float[] expectedValues = new float[COUNT * CLASSES];
        float[] values = new float[COUNT * CLASSES];
        dl4j.infer(images, COUNT, expectedValues, 0);
        network.infer(images, COUNT, values, 0);
        assertClose("values", values, expectedValues);

        for (int i = 0; i < parameters.length; i++) {
          parameters[i] -= 0.1f * expected[i] / COUNT;
        }
      }
    }
  }

  @Test
  void network_fewerExamples_agreesWithTheFirstOfTheBatch() {
    NetworkDeclaration declaration = declaration(List.of(FIRST, dense(7, Activation.RELU)));
    try (Network dl4j = Dl4jNetwork.build(declaration, new OutputLoss(LOSS), 1);
        Network network = new OneDnnNetwork(dl4j, declaration, LOSS)) {
      float[] all = new float[COUNT * CLASSES];
      float[] some = new float[COUNT * CLASSES];
      network.infer(images(1), COUNT, all, 0);
      network.infer(images(1), 2, some, 4);
      assertThat(Arrays.copyOfRange(some, 4, 12))
          .containsExactly(Arrays.copyOf(all, 8), within(1e-5f));
      assertThat(some[12]).isZero();
    }
  }

  @Test
  void network_again_givesTheSameBits() {
    NetworkDeclaration declaration =
        declaration(List.of(FIRST, new LayerSpec.Dropout(0.5), BARE, NORM));
    try (Network dl4j = Dl4jNetwork.build(declaration, new OutputLoss(LOSS), 1);
        Network network = new OneDnnNetwork(dl4j, declaration, LOSS);
        Network other = new OneDnnNetwork(dl4j, declaration, LOSS)) {
      float[] gradient = new float[dl4j.parameters().length];
      float[] again = new float[gradient.length];
      float[] third = new float[gradient.length];
      network.seedDropout(9);
      network.gradient(images(1), targets(), COUNT, gradient);
      network.gradient(images(2), targets(), COUNT, again);
      assertThat(again).isNotEqualTo(gradient);
      network.seedDropout(9);
      network.gradient(images(1), targets(), COUNT, again);
      assertThat(again).isEqualTo(gradient);
      other.seedDropout(9);
      other.gradient(images(1), targets(), COUNT, third);
      assertThat(third).isEqualTo(gradient);
      other.seedDropout(10);
      other.gradient(images(1), targets(), COUNT, third);
      assertThat(third).isNotEqualTo(gradient);
    }
  }

  @Test
  void dropout_dropsItsShareAndScalesTheRest() {
    // the bias of a unit that is dropped gets no gradient: every unit passes one example on
    NetworkDeclaration declaration =
        declaration(List.of(dense(2000, Activation.IDENTITY), new LayerSpec.Dropout(0.3)));
    NetworkDeclaration without = declaration(List.of(dense(2000, Activation.IDENTITY)));
    try (Network dl4j = Dl4jNetwork.build(declaration, new OutputLoss(LINEAR), 1);
        Network dl4jWithout = Dl4jNetwork.build(without, new OutputLoss(LINEAR), 1);
        Network network = new OneDnnNetwork(dl4j, declaration, LINEAR);
        Network plain = new OneDnnNetwork(dl4jWithout, without, LINEAR)) {
      float[] dropped = new float[dl4j.parameters().length];
      float[] kept = new float[dropped.length];
      network.gradient(images(1), targets(), 1, dropped);
      plain.gradient(images(1), targets(), 1, kept);
      ParameterTensor biases = network.tensors().get(1);
      assertThat(biases.kind()).isEqualTo(Kind.BIAS);
      int zeros = 0;
      for (int i = biases.from(); i < biases.to(); i++) {
        if (dropped[i] == 0) {
          zeros++;
        } else {
          assertThat(dropped[i]).isCloseTo(kept[i] / 0.7f, within(1e-5f));
        }
      }
      // a binomial of 2000 at 0.3 has the standard deviation 20.5
      assertThat(zeros).isBetween(600 - 103, 600 + 103);

      float[] values = new float[CLASSES];
      float[] expected = new float[CLASSES];
      network.infer(images(1), 1, values, 0);
      plain.infer(images(1), 1, expected, 0);
      assertThat(values).isEqualTo(expected);
    }
  }

  /** The sum of the values, whose gradient is 1 everywhere. */
  private static final io.shrinkage.model.ExampleLoss LINEAR =
      new io.shrinkage.model.ExampleLoss() {
        @Override
        public double value(float[] z, float[] y, int from, int outputs) {
          double sum = 0;
          for (int i = from; i < from + outputs; i++) {
            sum += z[i];
          }
          return sum;
        }

        @Override
        public void gradient(float[] z, float[] y, float[] gradient, int from, int outputs) {
          Arrays.fill(gradient, from, from + outputs, 1);
        }
      };
}
