package io.shrinkage.train;

import static io.shrinkage.train.Dl4jNetworks.BATCH;
import static io.shrinkage.train.Dl4jNetworks.CLASSES;
import static io.shrinkage.train.Dl4jNetworks.RATE;
import static io.shrinkage.train.Dl4jNetworks.batch;
import static io.shrinkage.train.Dl4jNetworks.dense;
import static io.shrinkage.train.Dl4jNetworks.initialized;
import static io.shrinkage.train.Dl4jNetworks.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.model.NativeBackend;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.schedule.CosineSchedule;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Guards against a user's own network that is trained otherwise than its owner thinks: with a
 * setting left out, a layer misread, a strength that does nothing, or without any batch.
 */
final class PenalizedFitRefusalsTest {
  private static final TrainingPlan PLAIN = new TrainingPlan(new Sgd(RATE, 0, false));

  @BeforeAll
  static void useOneThread() {
    NativeBackend.useOneThread();
  }

  @Test
  void iterator_thatCannotBeReset_isReadOnce() {
    MultiLayerNetwork network = network(new ActivationReLU(), builder -> {});
    PenalizedFit fit = PenalizedFit.of(network, PLAIN, new NoPenalty());
    DataSetIterator once = new ExistingDataSetIterator(List.of(batch(0), batch(1)).iterator());
    assertThat(fit.fit(once)).isGreaterThan(0);
    assertThatThrownBy(() -> fit.fit(once)).hasMessage("batches: must have at least one left");
  }

  static Stream<Consumer<NeuralNetConfiguration.Builder>> regularizations() {
    return Stream.of(
        each -> each.l1(0.1),
        each -> each.l2(0.1),
        each -> each.weightDecay(0.1),
        each -> each.l1Bias(0.1),
        each -> each.l2Bias(0.1),
        each -> each.weightDecayBias(0.1));
  }

  @ParameterizedTest
  @MethodSource("regularizations")
  void regularization_ofTheConfiguration_isRefused(
      Consumer<NeuralNetConfiguration.Builder> setting) {
    refused(network(new ActivationReLU(), setting), "no regularization of its own");
  }

  @Test
  void settings_thatWouldBeLeftOut_areRefused() {
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
        "layer layer0: must be a dense, output, convolution or batch-norm layer, got LSTM");
    refused(
        dense(new DenseLayer.Builder().nIn(4).nOut(5).hasLayerNorm(true).build()),
        "no layer normalization");
    refused(network(new ActivationReLU(), each -> each.miniBatch(false)), "miniBatch true");
    refused(
        new MultiLayerNetwork(
            network(new ActivationReLU(), builder -> {}).getLayerWiseConfigurations()),
        "call init() first");
  }

  @Test
  void vertex_withParameters_isRefused() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addVertex("attention", attention(), "in", "in", "in")
                .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "attention")
                .addLayer("out", new OutputLayer.Builder().nOut(CLASSES).build(), "pool")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(4, 5))
                .build());
    graph.init();
    assertThatThrownBy(() -> PenalizedFit.of(graph, PLAIN, new L2(0.1)))
        .hasMessageStartingWith("vertex attention: must have no parameters, got ");
  }

  private static AttentionVertex attention() {
    return new AttentionVertex.Builder()
        .nInKeys(4)
        .nInQueries(4)
        .nInValues(4)
        .nHeads(1)
        .headSize(2)
        .nOut(3)
        .projectInput(true)
        .build();
  }

  @Test
  void strengths_outOfTheirRange_areRefused() {
    MultiLayerNetwork network = network(new ActivationReLU(), builder -> {});
    for (double strength : List.of(-0.1, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertThatThrownBy(() -> PenalizedFit.of(network, PLAIN, new L2(strength)))
          .hasMessage("penalty: lambda must be a finite number >= 0, got " + strength);
    }
    TrainingPlan backwards = new TrainingPlan(new Sgd(-1));
    assertThatThrownBy(() -> PenalizedFit.of(network, backwards, new NoPenalty()))
        .hasMessage("optimizer: learningRate must be a finite number > 0, got -1.0");
  }

  @Test
  void schedule_afterItsEnd_isRefused() {
    MultiLayerNetwork network = network(new ActivationReLU(), builder -> {});
    TrainingPlan two = new TrainingPlan(new Sgd(RATE), new CosineSchedule(0, 0), 1, 2);
    PenalizedFit fit = PenalizedFit.of(network, two, new NoPenalty());
    fit.fit(batch(0));
    fit.fit(batch(1));
    assertThatThrownBy(() -> fit.fit(batch(2))).hasMessageContaining("got 2 iterations");
    Penalty waning = new L2(0.1, Reference.ZERO, new CosineSchedule(0, 0), false);
    PenalizedFit waned = PenalizedFit.of(network, PLAIN, waning);
    waned.fit(batch(0));
    assertThatThrownBy(() -> waned.fit(batch(1))).hasMessageContaining("got 1 iterations");
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
}
