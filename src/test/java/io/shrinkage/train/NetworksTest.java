package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.onednn.OneDnn;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Penalties;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Guards the platforms without oneDNN, where DL4J's layers compute, and against a record of the
 * wrong one.
 */
final class NetworksTest {

  @AfterEach
  void clear() {
    System.clearProperty(Networks.ENGINE);
  }

  @Test
  void training_byEitherEngine_givesTheSameToRounding() {
    Assumptions.assumeTrue(OneDnn.available(), "there is no oneDNN for this platform");
    ModelSpec model =
        TinyRuns.model(
            new LayerSpec.Conv(4, 3, 1, Padding.SAME, Activation.IDENTITY, false, null),
            new LayerSpec.BatchNorm(0.9, 1e-5, Activation.RELU),
            new LayerSpec.Residual(List.of(TinyRuns.conv(4, 3, 1, Padding.SAME)), Activation.RELU),
            new LayerSpec.MaxPool(2, null, Padding.VALID),
            TinyRuns.dense(8));
    TrainingJob job =
        TinyRuns.job(
            model, Penalties.l2(1e-3, false), TinyRuns.training(new Sgd(0.02, 0.9, true), 3), 1);
    TrainingResult one = TinyRuns.train(job);
    System.setProperty(Networks.ENGINE, "dl4j");
    TrainingResult other = TinyRuns.train(job);

    assertThat(one.executed().backend()).containsEntry("engine", "onednn");
    assertThat(other.executed().backend())
        .containsEntry("engine", "dl4j")
        .containsKey("layer_helpers");
    EpochMetrics start = one.epochs().get(0);
    assertThat(one.epochs()).hasSameSizeAs(other.epochs());
    for (int epoch = 0; epoch < one.epochs().size(); epoch++) {
      double loss = one.epochs().get(epoch).trainLoss();
      assertThat(loss)
          .isCloseTo(other.epochs().get(epoch).trainLoss(), within(1e-3 * start.trainLoss()));
      assertThat(one.epochs().get(epoch).validationLoss())
          .isCloseTo(other.epochs().get(epoch).validationLoss(), within(1e-3 * start.trainLoss()));
    }
    assertThat(one.initial().trainLoss() - start.trainLoss())
        .as("what an epoch changes is far above the tolerance")
        .isGreaterThan(0.1 * start.trainLoss());
  }
}
