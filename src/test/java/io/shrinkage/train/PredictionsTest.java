package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Guards against likelihoods that underflow or do not belong to probabilities. */
final class PredictionsTest {

  @Test
  void crossEntropy_confidentAndWrong_doesNotUnderflow() {
    // softmax of (1000, 0): log p of class 1 is -1000 - log(1 + e^-1000) = -1000; of (log 3, 0):
    // p = (3/4, 1/4)
    float[] values = {1000, 0, (float) Math.log(3), 0};

    Predictions predictions = Predictions.of(Loss.CROSS_ENTROPY, new int[] {1, 1}, values, 2);

    assertThat(predictions.predicted()).containsExactly(0, 0);
    assertThat(predictions.confidence()).containsExactly(new double[] {1, 0.75}, within(1e-7));
    assertThat(predictions.probability()).containsExactly(new double[] {0, 0.25}, within(1e-7));
    assertThat(predictions.logProbability())
        .containsExactly(new double[] {-1000, Math.log(0.25)}, within(1e-6));
    assertThat(predictions.negativeLogLikelihood())
        .isCloseTo((1000 + Math.log(4)) / 2, within(1e-6));
  }

  @Test
  void squaredError_outputs_areClippedAndDividedByTheirSum() {
    // (2, 0.5, -1) is clipped to (1, 0.5, 0): shares 2/3, 1/3, 0; all negative: 1/3 each
    float[] values = {2, 0.5f, -1, 2, 0.5f, -1, -3, -1, -2};

    Predictions predictions =
        Predictions.of(Loss.MEAN_SQUARED_ERROR, new int[] {1, 2, 0}, values, 3);

    assertThat(predictions.predicted()).containsExactly(0, 0, 1);
    assertThat(predictions.confidence())
        .containsExactly(new double[] {2 / 3.0, 2 / 3.0, 1 / 3.0}, within(1e-12));
    assertThat(predictions.probability())
        .containsExactly(new double[] {1 / 3.0, 0, 1 / 3.0}, within(1e-12));
    // -log(1/3) twice, and the bound -log(1e-7) where the probability is 0
    assertThat(predictions.negativeLogLikelihood())
        .isCloseTo((2 * Math.log(3) + 7 * Math.log(10)) / 3, within(1e-12));
  }

  @Test
  void binaryCrossEntropy_sigmoids_areDividedByTheirSum() {
    // sigmoid(0) = 1/2, sigmoid(log 3) = 3/4: shares 2/5 and 3/5
    float[] values = {0, (float) Math.log(3)};

    Predictions predictions = Predictions.of(Loss.BINARY_CROSS_ENTROPY, new int[] {0}, values, 2);

    assertThat(predictions.right(0)).isFalse();
    assertThat(predictions.confidence()[0]).isCloseTo(0.6, within(1e-7));
    assertThat(predictions.probability()[0]).isCloseTo(0.4, within(1e-7));
    assertThat(predictions.negativeLogLikelihood()).isCloseTo(-Math.log(0.4), within(1e-7));
  }
}
