package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.model.FastRelu;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.DecoupledWeightDecay;
import io.shrinkage.penalty.GroupLasso;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Guards against a penalty that acts on a user's own network in another strength, on other weights
 * or in other groups than its formula says. The oracle is DL4J's own step, and the closed form of
 * the penalty from there.
 */
final class PenalizedFitTest {
  private static final double RATE = 0.1;
  private static final TrainingPlan PLAIN = new TrainingPlan(new Sgd(RATE, 0, false));
  private static final double TOLERANCE = 1e-5;
  private static final int BATCH = 6;
  private static final int CLASSES = 3;

  @BeforeAll
  static void useOneThread() {
    NativeBackend.useOneThread();
  }

  static Stream<Arguments> networksAndPenalties() {
    return Stream.of(new L1(0.2), new L2(0.5), new DecoupledWeightDecay(0.5), new GroupLasso(0.4))
        .flatMap(penalty -> Stream.of(Arguments.of(true, penalty), Arguments.of(false, penalty)));
  }

  @ParameterizedTest
  @MethodSource("networksAndPenalties")
  void step_ofPlainSgd_isDl4jsOwnAndThenTheClosedForm(boolean graph, Penalty penalty) {
    MultiLayerNetwork network = network(new ActivationReLU(), builder -> {});
    Model ours = graph ? network.toComputationGraph() : network;
    MultiLayerNetwork theirs = network.clone();
    Map<String, INDArray> before = copy(theirs.paramTable());
    theirs.fit(batch(0));

    double loss = fit(ours, penalty).fit(batch(0));

    assertThat(loss).isEqualTo(theirs.score(), within(TOLERANCE));
    List<INDArray> own = List.copyOf(ours.paramTable().values());
    List<INDArray> plain = List.copyOf(theirs.paramTable().values());
    List<String> names = List.copyOf(theirs.paramTable().keySet());
    assertThat(own).hasSameSizeAs(plain);
    for (int i = 0; i < names.size(); i++) {
      boolean weight = names.get(i).endsWith("_W");
      INDArray expected =
          weight ? stepped(penalty, before.get(names.get(i)), plain.get(i)) : plain.get(i);
      assertThat(distance(own.get(i), expected)).as(names.get(i)).isLessThan(TOLERANCE);
      if (weight) {
        assertThat(distance(own.get(i), plain.get(i))).isGreaterThan(100 * TOLERANCE);
      }
    }
  }

  private static PenalizedFit fit(Model model, Penalty penalty) {
    return model instanceof ComputationGraph graph
        ? PenalizedFit.of(graph, PLAIN, penalty)
        : PenalizedFit.of((MultiLayerNetwork) model, PLAIN, penalty);
  }

  /** Returns the weights after a penalized step, z being those after the step without a penalty. */
  private static INDArray stepped(Penalty penalty, INDArray w, INDArray z) {
    if (penalty instanceof L1) {
      double threshold = RATE * penalty.l1();
      INDArray rest = Transforms.abs(z).subi(threshold);
      return Transforms.max(rest, 0).muli(Transforms.sign(z));
    }
    if (penalty instanceof GroupLasso) {
      INDArray expected = z.dup();
      for (INDArray group : groups(expected)) {
        double threshold = RATE * penalty.group() * Math.sqrt(group.length());
        double norm = group.norm2Number().doubleValue();
        group.muli(Math.max(0, 1 - threshold / norm));
      }
      return expected;
    }
    return z.sub(w.mul(RATE * (2 * penalty.l2() + penalty.decay())));
  }

  /** Returns views: the columns of a dense layer's weights, the filters of a convolution's. */
  private static List<INDArray> groups(INDArray w) {
    List<INDArray> groups = new ArrayList<>();
    for (int i = 0; i < w.size(w.rank() == 2 ? 1 : 0); i++) {
      groups.add(w.rank() == 2 ? w.getColumn(i) : w.slice(i));
    }
    return groups;
  }

  @Test
  void epochs_ofL2_areThoseOfDl4jsOwnL2() {
    MultiLayerNetwork ours = network(new ActivationReLU(), builder -> {});
    // DL4J's l2 is c/2 * sum w^2
    MultiLayerNetwork theirs = network(new ActivationReLU(), builder -> builder.l2(2 * 0.05));
    MultiLayerNetwork without = ours.clone();
    theirs.setParams(ours.params().dup());
    List<DataSet> batches = List.of(batch(1), batch(2), batch(3), batch(4));
    PenalizedFit fit = PenalizedFit.of(ours, PLAIN, new L2(0.05));

    for (int epoch = 0; epoch < 5; epoch++) {
      fit.fit(new ListDataSetIterator<>(batches, 1));
      batches.forEach(theirs::fit);
      batches.forEach(without::fit);
    }

    assertThat(distance(ours.params(), theirs.params())).isLessThan(1e-4);
    assertThat(distance(ours.params(), without.params())).isGreaterThan(1e-2);
    assertThat(fit.penaltyValue())
        .isEqualTo(theirs.calcRegularizationScore(true), within(1e-4))
        .isGreaterThan(0.01);
  }

  @Test
  void weights_underAdamWithL1_becomeExactlyZero() {
    MultiLayerNetwork network = network(new FastRelu(), builder -> {});
    PenalizedFit fit = PenalizedFit.of(network, new TrainingPlan(new Adam(0.01)), new L1(0.05));
    for (int step = 0; step < 50; step++) {
      fit.fit(batch(step % 4));
    }
    INDArray w = network.getParam("2_W");
    assertThat(w.eq(0).castTo(DataType.INT32).sumNumber().intValue())
        .isBetween(1, Math.toIntExact(w.length()) - 1);
  }

  @Test
  void outputLayer_ofOneUnit_isTaken() {
    MultiLayerNetwork network =
        initialized(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().nIn(4).nOut(5).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .activation(Activation.SIGMOID)
                        .nOut(1)
                        .build())
                .build());
    DataSet batch = new DataSet(Nd4j.rand(DataType.FLOAT, 8, 4), Nd4j.ones(DataType.FLOAT, 8, 1));
    PenalizedFit fit = PenalizedFit.of(network, PLAIN, new GroupLasso(100));
    fit.fit(batch);
    assertThat(network.getParam("1_W").norm2Number().doubleValue()).isZero();
  }

  @Test
  void frozenLayers_keepTheirWeights() {
    MultiLayerNetwork frozen =
        new TransferLearning.Builder(network(new ActivationReLU(), builder -> {}))
            .fineTuneConfiguration(new FineTuneConfiguration.Builder().build())
            .setFeatureExtractor(1)
            .build();
    Map<String, INDArray> before = copy(frozen.paramTable());
    PenalizedFit.of(frozen, PLAIN, new L2(0.5)).fit(batch(0));
    assertThat(distance(frozen.getParam("0_W"), before.get("0_W"))).isZero();
    assertThat(distance(frozen.getParam("2_W"), before.get("2_W"))).isGreaterThan(0.01);
  }

  @Test
  void fastRelu_trainsAsRelu_andIsSaved() {
    MultiLayerNetwork relu = network(new ActivationReLU(), builder -> {});
    MultiLayerNetwork fast = network(new FastRelu(), builder -> {});
    fast.setParams(relu.params().dup());
    for (int step = 0; step < 4; step++) {
      relu.fit(batch(step));
      fast.fit(batch(step));
    }
    assertThat(distance(fast.params(), relu.params())).isLessThan(TOLERANCE);
    MultiLayerConfiguration saved = fast.getLayerWiseConfigurations();
    assertThat(MultiLayerConfiguration.fromJson(saved.toJson())).isEqualTo(saved);
  }

  @Test
  void settings_thatWouldBeLeftOut_areRefused() {
    refused(network(new ActivationReLU(), each -> each.l2(0.1)), "no regularization of its own");
    refused(
        network(
            new ActivationReLU(),
            each -> each.gradientNormalization(GradientNormalization.ClipL2PerLayer)),
        "no gradient normalization");
    refused(
        initialized(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder().nIn(2).nOut(3).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nOut(1)
                        .build())
                .build()),
        "got LSTM");
    refused(
        new MultiLayerNetwork(
            network(new ActivationReLU(), builder -> {}).getLayerWiseConfigurations()),
        "call init() first");
  }

  @Test
  void batch_withMasks_isRefused() {
    PenalizedFit fit =
        PenalizedFit.of(network(new ActivationReLU(), builder -> {}), PLAIN, new NoPenalty());
    DataSet masked = batch(0);
    masked.setLabelsMaskArray(Nd4j.ones(DataType.FLOAT, BATCH, 1));
    assertThatThrownBy(() -> fit.fit(masked)).hasMessage("batch: must have no masks");
  }

  private static void refused(MultiLayerNetwork network, String why) {
    assertThatThrownBy(() -> PenalizedFit.of(network, PLAIN, new L2(0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  /** Convolution, batch norm with DL4J's defaults, dense, output. */
  private static MultiLayerNetwork network(
      IActivation relu, Consumer<NeuralNetConfiguration.Builder> settings) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new org.nd4j.linalg.learning.config.Sgd(RATE));
    settings.accept(builder);
    return initialized(
        builder
            .list()
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).activation(relu).build())
            .layer(new BatchNormalization.Builder().build())
            .layer(new DenseLayer.Builder().nOut(5).activation(relu).build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .activation(Activation.SOFTMAX)
                    .nOut(CLASSES)
                    .build())
            .setInputType(InputType.convolutional(6, 6, 2))
            .build());
  }

  private static MultiLayerNetwork initialized(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static DataSet batch(int seed) {
    Nd4j.getRandom().setSeed(100 + seed);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
    for (int i = 0; i < BATCH; i++) {
      labels.putScalar(i, (i + seed) % CLASSES, 1);
    }
    return new DataSet(Nd4j.randn(DataType.FLOAT, BATCH, 2, 6, 6), labels);
  }

  private static Map<String, INDArray> copy(Map<String, INDArray> table) {
    Map<String, INDArray> copy = new LinkedHashMap<>();
    table.forEach((name, values) -> copy.put(name, values.dup()));
    return copy;
  }

  private static double distance(INDArray a, INDArray b) {
    return a.sub(b).amaxNumber().doubleValue();
  }
}
