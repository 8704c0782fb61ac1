package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.stats.Oracle.Case;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a p that is too small: by ties lost to rounding, by zeros, by missed flips. */
final class SignFlipTestTest {

  static List<Case> samples() {
    return Oracle.statistics("samples");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void p_ofSample_isThatOfSciPy(Case sample) {
    SignFlipTest test = SignFlipTest.of(sample.numbers("values"), 1).orElseThrow();
    assertThat(test.p()).isCloseTo(sample.number("p"), within(1e-12));
    assertThat(test.exact()).isTrue();
    assertThat(test.n()).isEqualTo(sample.numbers("values").length);
  }

  /** Of 8 flips of 1, 2, 4 the sums are ±7, ±5, ±3, ±1: |3| = |-1 + 4| is reached by 6. */
  @Test
  void p_ofThreeDifferences_isTheShareOfEightFlips() {
    assertThat(SignFlipTest.of(new double[] {1, -2, 4}, 1))
        .contains(new SignFlipTest(3, 0.75, 0.25, true));
  }

  /** Differences of ±1 have a binomial number of minus signs under flips. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 10, 11, 12, 13, 19, 20})
  void p_ofEqualSizesEnumerated_isTheBinomialTail(int n) {
    for (int negative = 0; 2 * negative < n; negative++) {
      SignFlipTest test = SignFlipTest.of(units(n, negative), 1).orElseThrow();
      double tail = 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(negative);
      assertThat(test.p()).isCloseTo(Math.min(1, tail), within(1e-12));
      assertThat(test.smallestP()).isEqualTo(Math.scalb(1.0, 1 - n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 64, 65, 150})
  void p_ofEqualSizesSampled_isNearTheBinomialTail(int n) {
    int negative = n / 2 - (int) Math.sqrt(n) / 2 - 1;
    SignFlipTest test = SignFlipTest.of(units(n, negative), 1).orElseThrow();
    double tail = 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(negative);
    assertThat(tail).isBetween(0.05, 0.6);
    assertThat(test.exact()).isFalse();
    assertThat(test.p()).isCloseTo(tail, within(5 * Math.sqrt(tail * (1 - tail) / 99_999)));
  }

  @Test
  void p_sampledFlipsThatNeverReach_isTheObservedFlipAlone() {
    assertThat(SignFlipTest.of(units(60, 0), 1)).contains(new SignFlipTest(60, 1e-5, 1e-5, false));
  }

  @Test
  void p_sampled_followsTheSeed() {
    double[] differences = units(30, 11);
    assertThat(SignFlipTest.of(differences, 1)).isEqualTo(SignFlipTest.of(differences, 1));
    assertThat(SignFlipTest.of(differences, 1)).isNotEqualTo(SignFlipTest.of(differences, 2));
  }

  /** 0.3 - 0.1 - 0.2 and the like are not 0 in doubles, but are the same accuracies. */
  @Test
  void p_tiesLostToRounding_countsThem() {
    double[] tenths = {0.1, 0.2, -0.3, 0.4, -0.5, 0.6, 0.7};
    double[] integers = {1, 2, -3, 4, -5, 6, 7};
    assertThat(SignFlipTest.of(tenths, 1)).isEqualTo(SignFlipTest.of(integers, 1));
    double[] accuracies = {
      0.9123 - 0.9122,
      0.9127 - 0.9125,
      0.8999 - 0.9002,
      0.9004 - 0.9,
      0.9095 - 0.91,
      0.9106 - 0.91,
      0.9107 - 0.91
    };
    assertThat(SignFlipTest.of(accuracies, 1)).isEqualTo(SignFlipTest.of(integers, 1));
  }

  /** A zero has no sign: two of three differences make the smallest p 2/4. */
  @Test
  void smallestP_withZeros_isThatOfTheOthers() {
    assertThat(SignFlipTest.of(new double[] {0, 1, 2}, 1))
        .contains(new SignFlipTest(3, 0.5, 0.5, true));
    assertThat(SignFlipTest.of(new double[] {0, 0, 0}, 1))
        .contains(new SignFlipTest(3, 1, 1, true));
  }

  @Test
  void flips_ofManyZeros_areEnumerated() {
    double[] differences = Arrays.copyOf(new double[] {3, 1, 2}, 40);
    assertThat(SignFlipTest.of(differences, 1)).contains(new SignFlipTest(40, 0.25, 0.25, true));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-320, 1e-200, 1e-5, 1, 1e200, 1e308})
  void p_ofAnySize_isTheSame(double unit) {
    double[] differences = {unit, -unit / 2, unit, unit / 4, unit};
    assertThat(SignFlipTest.of(differences, 1))
        .isEqualTo(SignFlipTest.of(new double[] {4, -2, 4, 1, 4}, 1));
  }

  @Test
  void test_belowThreeDifferences_isEmpty() {
    assertThat(SignFlipTest.of(new double[] {1, 2}, 1)).isEmpty();
    assertThat(SignFlipTest.of(new double[0], 1)).isEmpty();
  }

  @Test
  void test_missingDifference_isRefused() {
    assertThatThrownBy(() -> SignFlipTest.of(new double[] {1, 2, Double.NaN, 3}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value 2: must be finite, got NaN");
  }

  private static double[] units(int n, int negative) {
    return IntStream.range(0, n).mapToDouble(i -> i < negative ? -1 : 1).toArray();
  }
}
