package io.shrinkage.train;

import static io.shrinkage.train.Dl4jNetworks.BATCH;
import static io.shrinkage.train.Dl4jNetworks.RATE;
import static io.shrinkage.train.Dl4jNetworks.batch;
import static io.shrinkage.train.Dl4jNetworks.copy;
import static io.shrinkage.train.Dl4jNetworks.dense;
import static io.shrinkage.train.Dl4jNetworks.distance;
import static io.shrinkage.train.Dl4jNetworks.initialized;
import static io.shrinkage.train.Dl4jNetworks.network;
import static io.shrinkage.train.Dl4jNetworks.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.model.FastRelu;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.DecoupledWeightDecay;
import io.shrinkage.penalty.GroupLasso;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.Penalty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
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
  private static final TrainingPlan PLAIN = new TrainingPlan(new Sgd(RATE, 0, false));
  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;

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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void frozenLayers_keepTheirWeights(boolean graph) {
    MultiLayerNetwork network =
        new TransferLearning.Builder(network(new ActivationReLU(), builder -> {}))
            .fineTuneConfiguration(new FineTuneConfiguration.Builder().build())
            .setFeatureExtractor(1)
            .build();
    Model frozen = graph ? network.toComputationGraph() : network;
    Map<String, INDArray> before = copy(frozen.paramTable());
    PenalizedFit fit = fit(frozen, new L2(0.5));
    fit.fit(batch(0));
    frozen
        .paramTable()
        .forEach(
            (name, values) -> {
              double moved = distance(values, before.get(name));
              if (name.startsWith("0_") || name.startsWith("1_")) {
                assertThat(moved).as(name).isZero();
              } else if (name.endsWith("_W")) {
                assertThat(moved).as(name).isGreaterThan(0.01);
              }
            });
    assertThat(fit.card(BATCH).penalties().get(0).tensors())
        .allMatch(name -> name.matches("(layer)?[23]\\.W"))
        .hasSize(2);
  }

  @Test
  void layerFrozenWithBackprop_keepsItsWeights() {
    MultiLayerNetwork network =
        dense(new FrozenLayerWithBackprop(new DenseLayer.Builder().nIn(4).nOut(5).build()));
    INDArray before = network.getParam("0_W").dup();
    PenalizedFit.of(network, new TrainingPlan(new Sgd(RATE)), new L2(0.5)).fit(rows());
    assertThat(distance(network.getParam("0_W"), before)).isZero();
  }

  @Test
  void card_saysWhatIsPenalized() {
    MultiLayerNetwork network = network(new ActivationReLU(), builder -> {});
    PenaltyCard card = PenalizedFit.of(network, PLAIN, new GroupLasso(0.1)).card(BATCH);
    PenaltyCard.Entry entry = card.penalties().get(0);
    // convolution, dense, output; 4 filters, 5 units, 3 classes
    assertThat(entry.tensors()).containsExactly("layer0.W", "layer2.W", "layer3.W");
    assertThat(entry.groups()).isEqualTo(4 + 5 + 3);
    assertThat(card.selfCheck().outcome()).isEqualTo(SelfCheck.Outcome.PASSED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void network_afterwards_isSavedAndGoesOnAsBefore(boolean graph) throws IOException {
    MultiLayerNetwork network = network(new ActivationReLU(), builder -> {});
    Model model = graph ? network.toComputationGraph() : network;
    fit(model, new L1(0.1)).fit(batch(0));

    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(model, file.toFile(), true);
    Model restored = restore(file, graph);

    assertThat(restored.params()).isEqualTo(model.params());
    assertThat(output(restored)).isEqualTo(output(model));
    dl4jFit(model).accept(batch(1));
    dl4jFit(restored).accept(batch(1));
    assertThat(restored.params()).isEqualTo(model.params());
    assertThat(distance(restored.params(), restore(file, graph).params())).isGreaterThan(0.001);
  }

  private static Model restore(Path file, boolean graph) throws IOException {
    return graph
        ? ModelSerializer.restoreComputationGraph(file.toFile(), true)
        : ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
  }

  private static INDArray output(Model model) {
    return model instanceof ComputationGraph graph
        ? graph.outputSingle(batch(2).getFeatures())
        : ((MultiLayerNetwork) model).output(batch(2).getFeatures());
  }

  private static Consumer<DataSet> dl4jFit(Model model) {
    return model instanceof ComputationGraph graph ? graph::fit : ((MultiLayerNetwork) model)::fit;
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
}
