package io.shrinkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.data.ImageShape;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Penalties;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Guards against the slow path (oneDNN silently off), and against a fast path that computes
 * something else than DL4J's built-in one.
 */
final class Dl4jNetworkTest {

  private static final ImageShape INPUT = new ImageShape(3, 9, 9);
  private static final int CLASSES = 4;
  private static final int COUNT = 5;
  private static final String HELPERS = "org.eclipse.deeplearning4j.helpers.disable";

  private static LayerSpec conv(int kernel, int stride, Padding padding, Activation activation) {
    return new LayerSpec.Conv(6, kernel, stride, padding, activation, true, null);
  }

  static Stream<Arguments> layers() {
    LayerSpec first = conv(3, 1, Padding.SAME, Activation.RELU);
    LayerSpec bare = new LayerSpec.Conv(6, 3, 1, Padding.SAME, Activation.IDENTITY, false, null);
    LayerSpec norm = new LayerSpec.BatchNorm(0.9, 1e-5, Activation.RELU);
    return Stream.of(
        Arguments.of("conv same", List.of(first)),
        Arguments.of("conv valid", List.of(conv(3, 1, Padding.VALID, Activation.RELU))),
        Arguments.of("conv same, stride 2", List.of(conv(3, 2, Padding.SAME, Activation.TANH))),
        Arguments.of("conv valid, stride 2", List.of(conv(5, 2, Padding.VALID, Activation.ELU))),
        Arguments.of("max pool", List.of(first, new LayerSpec.MaxPool(2, null, Padding.VALID))),
        Arguments.of(
            "max pool 3/2 same", List.of(first, new LayerSpec.MaxPool(3, 2, Padding.SAME))),
        Arguments.of("avg pool", List.of(first, new LayerSpec.AvgPool(2, null, Padding.VALID))),
        Arguments.of(
            "avg pool 3/2 same", List.of(first, new LayerSpec.AvgPool(3, 2, Padding.SAME))),
        Arguments.of("batch norm", List.of(bare, norm)),
        Arguments.of("global avg pool", List.of(first, new LayerSpec.GlobalAvgPool())),
        Arguments.of(
            "residual",
            List.of(first, new LayerSpec.Residual(List.of(bare, norm), Activation.RELU))),
        Arguments.of(
            "residual with projection",
            List.of(
                new LayerSpec.Residual(
                    List.of(conv(3, 2, Padding.SAME, Activation.RELU), bare), Activation.RELU))),
        Arguments.of("dense", List.of(new LayerSpec.Dense(7, Activation.LEAKY_RELU, true, null))));
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

  private static float[] images() {
    SplittableRandom random = new SplittableRandom(7);
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

  @Test
  void oneDnn_onThisBuild_isInUse() {
    NativeBackend.useOneThread();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        "true".equals(NativeBackend.describe().get("one_dnn")),
        "this platform's native build has no oneDNN");
    try (Dl4jNetwork network =
        Dl4jNetwork.build(
            declaration(
                List.of(
                    conv(3, 1, Padding.SAME, Activation.RELU),
                    new LayerSpec.BatchNorm(0.9, 1e-5, Activation.RELU),
                    new LayerSpec.MaxPool(2, null, Padding.VALID))),
            new LossMSE(),
            1)) {
      assertThat(network.helpers()).isEqualTo("3 of 3");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void fastPath_everyLayer_agreesWithBuiltInDl4j(String name, List<LayerSpec> layers) {
    NativeBackend.useOneThread();
    NetworkDeclaration declaration = declaration(layers);
    try (Dl4jNetwork network = Dl4jNetwork.build(declaration, new LossMSE(), 1)) {
      float[] gradient = new float[network.parameters().length];
      double loss = network.gradient(images(), targets(), COUNT, gradient);
      float[] values = new float[COUNT * CLASSES];
      network.infer(images(), COUNT, values, 0);

      ComputationGraph plain = builtIn(declaration, network.parameters());
      var features = Nd4j.createFromArray(images()).reshape(COUNT, 3, 9, 9);
      plain.setInputs(features);
      plain.setLabels(Nd4j.createFromArray(targets()).reshape(COUNT, CLASSES));
      plain.computeGradientAndScore();

      assertClose(gradient, plain.getFlattenedGradients().dup('c').toFloatVector());
      assertClose(values, plain.outputSingle(features).dup('c').reshape(-1).toFloatVector());
      double penalty = plain.calcRegularizationScore(true);
      assertThat(penalty).isGreaterThan(1e-3);
      assertThat(loss).isCloseTo(plain.score() - penalty, within(1e-4 * loss));
      plain.close();
    }
  }

  /** DL4J as it comes: its activations, no layer helpers. */
  private static ComputationGraph builtIn(NetworkDeclaration declaration, float[] parameters) {
    String before = System.getProperty(HELPERS);
    System.setProperty(HELPERS, "true");
    try {
      OutputHead head =
          new OutputHead(new org.nd4j.linalg.activations.impl.ActivationIdentity(), new LossMSE());
      ComputationGraph graph =
          new ComputationGraph(GraphBuilder.build(declaration, head, Dl4jActivation::of, 1));
      graph.init();
      graph.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
      return graph;
    } finally {
      System.setProperty(HELPERS, before);
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isGreaterThan(0);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within((float) (1e-4 * largest)));
    }
  }

  @Test
  void initialWeights_heNormal_haveTheFormulasVariance() {
    NativeBackend.useOneThread();
    NetworkDeclaration declaration =
        declaration(List.of(new LayerSpec.Dense(300, Activation.RELU, true, null)));
    try (Dl4jNetwork network = Dl4jNetwork.build(declaration, new LossMSE(), 3)) {
      ParameterTensor w = network.tensors().get(0);
      float[] values = w.values(network.parameters());
      double squares = 0;
      for (float value : values) {
        squares += value * value;
      }
      // 243 inputs, 72,900 weights: the variance's standard error is sqrt(2/72900) = 0.5 %
      assertThat(w.shape()).containsExactly(243L, 300L);
      assertThat(squares / values.length * 243 / 2).isCloseTo(1, within(0.025));
      assertThat(network.tensors().get(1).values(network.parameters())).containsOnly(0f);
    }
  }

  @Test
  void infer_softmaxOfSavedModel_isTheSoftmaxOfOurValues() throws Exception {
    NativeBackend.useOneThread();
    NetworkDeclaration declaration =
        declaration(List.of(conv(3, 1, Padding.SAME, Activation.RELU)));
    try (Dl4jNetwork network = Dl4jNetwork.build(declaration, new LossMSE(), 1)) {
      float[] values = new float[COUNT * CLASSES];
      network.infer(images(), COUNT, values, 0);
      var bytes = new java.io.ByteArrayOutputStream();
      SavedModel.write(
          declaration,
          new OutputHead(new ActivationSoftmax(), new LossMCXENT()),
          network.parameters(),
          bytes);
      ComputationGraph graph =
          org.deeplearning4j.util.ModelSerializer.restoreComputationGraph(
              new java.io.ByteArrayInputStream(bytes.toByteArray()));
      var output = graph.outputSingle(Nd4j.createFromArray(images()).reshape(COUNT, 3, 9, 9));
      double sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        sum += Math.exp(values[k]);
      }
      for (int k = 0; k < CLASSES; k++) {
        assertThat(output.getDouble(0, k)).isCloseTo(Math.exp(values[k]) / sum, within(1e-5));
      }
    }
  }
}
