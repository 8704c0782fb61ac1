package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards against wrong or overflowing losses, and gradients of another function. */
final class LossTest {

  private static final float[] Z = {9, 1, -2, 0.5f, 9};
  private static final float[] Y = {9, 0, 0, 1, 9};

  @Test
  void crossEntropy_smallExample_equalsTheFormula() {
    // log(e^1 + e^-2 + e^0.5) - 0.5
    double expected = Math.log(Math.exp(1) + Math.exp(-2) + Math.exp(0.5)) - 0.5;
    assertThat(Loss.CROSS_ENTROPY.value(Z, Y, 1, 3)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void binaryCrossEntropy_smallExample_sumsOverTheOutputs() {
    // -log(1 - s(1)) - log(1 - s(-2)) - log(s(0.5))
    double expected =
        Math.log1p(Math.exp(1)) + Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(-0.5));
    assertThat(Loss.BINARY_CROSS_ENTROPY.value(Z, Y, 1, 3)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void meanSquaredError_smallExample_averagesOverTheOutputs() {
    // (1 + 4 + 0.25) / 3
    assertThat(Loss.MEAN_SQUARED_ERROR.value(Z, Y, 1, 3)).isCloseTo(1.75, within(1e-12));
  }

  @Test
  void crossEntropy_confidentlyWrong_isLargeAndFinite() {
    float[] z = {1000, -1000};
    assertThat(Loss.CROSS_ENTROPY.value(z, new float[] {0, 1}, 0, 2)).isEqualTo(2000);
    assertThat(Loss.BINARY_CROSS_ENTROPY.value(z, new float[] {0, 1}, 0, 2)).isEqualTo(2000);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void gradient_everyLoss_equalsFiniteDifferences(Loss loss) {
    float[] gradient = new float[5];
    loss.gradient(Z, Y, gradient, 1, 3);
    for (int i = 1; i < 4; i++) {
      float[] up = Z.clone();
      float[] down = Z.clone();
      up[i] += 1 / 64f;
      down[i] -= 1 / 64f;
      double difference = (loss.value(up, Y, 1, 3) - loss.value(down, Y, 1, 3)) * 32;
      assertThat(gradient[i]).isCloseTo((float) difference, within(1e-4f));
    }
    assertThat(gradient[0]).isZero();
    assertThat(gradient[4]).isZero();
  }
}
