package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.data.Augmentation;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scale;
import io.shrinkage.data.Scaler;
import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.schedule.ConstantSchedule;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A test score that is not the trained network's, because a weight, a running statistic or the
 * scaling is another one, would be believed more than any other number.
 */
final class TrainedNetworkTest {

  /** Everything with a state: batch norm's statistics, and dropout and augmentation, which rest. */
  private static final ModelSpec MODEL =
      TinyRuns.model(
          TinyRuns.conv(4, 3, 1, Padding.SAME),
          new LayerSpec.BatchNorm(0.7, 1e-5, Activation.RELU),
          new LayerSpec.MaxPool(2, null, Padding.VALID),
          new LayerSpec.Dropout(0.3),
          TinyRuns.dense(8));

  @ParameterizedTest
  @EnumSource(Loss.class)
  void validation_ofStoredWeights_hasTheBitsOfTheLastEpoch(Loss loss) {
    TrainingJob job = job(loss);
    TrainingResult result = TinyRuns.train(job);
    EpochMetrics last = result.epochs().get(2);
    try (TrainedNetwork network = TrainedNetwork.of(job, result.weights())) {
      network.test(); // leaves nothing behind
      assertThat(network.validation())
          .isEqualTo(new PartScore(last.validationLoss(), last.validationAccuracy(), 30));
    }
    assertThat(last.validationLoss()).isNotEqualTo(result.epochs().get(1).validationLoss());
  }

  @Test
  void validation_oneStatisticChanged_differs() {
    TrainingJob job = job(Loss.CROSS_ENTROPY);
    TrainingResult result = TinyRuns.train(job);
    for (Tensor tensor : result.weights()) {
      tensor.values()[0] += tensor.kind().equals("statistic") ? 1 : 0;
    }
    assertThat(result.weights()).filteredOn(it -> it.kind().equals("statistic")).hasSize(2);
    try (TrainedNetwork network = TrainedNetwork.of(job, result.weights())) {
      assertThat(network.validation().loss())
          .isNotCloseTo(result.epochs().get(2).validationLoss(), within(1e-4));
    }
  }

  @Test
  void test_ofStoredWeights_isThatOfTheModelThatDl4jReads(@TempDir Path folder) throws Exception {
    TrainingJob job = job(Loss.CROSS_ENTROPY);
    TrainingResult result = TinyRuns.train(job);
    File zip = folder.resolve("model.zip").toFile();
    try (OutputStream out = new FileOutputStream(zip)) {
      ModelWriter.write(job, result.parameters(), out);
    }

    // independently: DL4J's own batch norm, softmax and argmax, an image at a time
    PartScore expected = score(ModelSerializer.restoreComputationGraph(zip), job);

    try (TrainedNetwork network = TrainedNetwork.of(job, result.weights())) {
      PartScore score = network.test();
      assertThat(score.loss()).isCloseTo(expected.loss(), within(1e-6));
      assertThat(score.accuracy()).isEqualTo(expected.accuracy());
      assertThat(score.images()).isEqualTo(12);
      assertThat(score.accuracy()).isStrictlyBetween(0.0, 1.0); // says something
    }
  }

  private static PartScore score(ComputationGraph graph, TrainingJob job) {
    Part test = job.split().test();
    Scaler scaler = Scaler.of(Scale.STANDARDIZE, job.split().train());
    double loss = 0;
    int right = 0;
    for (int i = 0; i < test.size(); i++) {
      float[] image = new float[TinyRuns.SHAPE.pixels()];
      scaler.write(test.images(), test.row(i), image, 0);
      INDArray output = graph.outputSingle(Nd4j.createFromArray(image).reshape(1, 2, 8, 8));
      loss -= Math.log(output.getDouble(0, test.label(i)));
      right += output.argMax(1).getInt(0) == test.label(i) ? 1 : 0;
    }
    return new PartScore(loss / test.size(), (double) right / test.size(), test.size());
  }

  @Test
  void weights_ofAnotherNetwork_areRejected() {
    TrainingJob job = job(Loss.CROSS_ENTROPY);
    List<Tensor> weights = TinyRuns.train(TinyRuns.job()).weights();
    assertThatThrownBy(() -> TrainedNetwork.of(job, weights))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("weights must be [bias 1-conv.b[4], weight 1-conv.W[4, 2, 3, 3], ")
        .hasMessageContaining("statistic 2-batch-norm.mean[4]");
  }

  @Test
  void weights_inAnotherOrder_areRejected() {
    TrainingJob job = job(Loss.CROSS_ENTROPY);
    List<Tensor> weights = new ArrayList<>(TinyRuns.train(job).weights());
    Collections.swap(weights, 2, 3);
    assertThatThrownBy(() -> TrainedNetwork.of(job, weights))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TrainingJob job(Loss loss) {
    DataSpec data = TinyRuns.data(Augmentation.RANDOM_CROP);
    return new TrainingJob(
        data,
        TinyRuns.split(data),
        MODEL,
        Penalties.l2(0.01, false),
        new TrainingSpec(new Sgd(0.02, 0.9, true), new ConstantSchedule(0), loss, 16, 3),
        1);
  }
}
