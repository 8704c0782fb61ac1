package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.stats.Oracle.Case;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a bias or an acceleration of the wrong sign or size, and against false comfort.
 */
final class BootstrapIntervalTest {

  static List<Case> samples() {
    return Oracle.statistics("samples");
  }

  static List<Case> smallSamples() {
    return samples().stream().filter(sample -> !sample.json().get("bca").isNull()).toList();
  }

  /** All n^n resamples, each once, leave nothing to chance. */
  @ParameterizedTest
  @MethodSource("smallSamples")
  void interval_ofAllResamples_isThatOfNumPy(Case sample) {
    double[] values = sample.numbers("values");
    double[] expected = sample.numbers("bca");
    Interval interval = BootstrapInterval.of(values, allMeans(values), 0.9);
    double tolerance = 1e-8 * sample.number("sd");
    assertThat(interval.low()).isCloseTo(expected[0], within(tolerance));
    assertThat(interval.high()).isCloseTo(expected[1], within(tolerance));
  }

  /**
   * Compared by how many resampled means lie between the ends, as means of few values are coarse.
   * The two bias corrections and the two quantiles put a standard deviation of 0.0015 on that
   * share.
   */
  @ParameterizedTest
  @MethodSource("samples")
  void interval_ofManyResamples_isThatOfSciPy(Case sample) {
    double[] values = sample.numbers("values");
    double[] expected = sample.numbers("bcaScipy");
    Interval interval = BootstrapInterval.of(values, 0.9, 99_999, 1).orElseThrow();
    assertThat(shareBetween(values, interval.low(), expected[0])).isLessThan(0.005);
    assertThat(shareBetween(values, interval.high(), expected[1])).isLessThan(0.005);
    double range =
        Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
    assertThat(interval.low()).isCloseTo(expected[0], within(0.1 * range));
    assertThat(interval.high()).isCloseTo(expected[1], within(0.1 * range));
  }

  @Test
  void interval_sameSeed_isTheSame() {
    double[] values = {0.3, 0.1, 0.7, 0.2, 0.5};
    assertThat(BootstrapInterval.of(values, 0.95, 7))
        .isPresent()
        .isEqualTo(BootstrapInterval.of(values, 0.95, 9_999, 7))
        .isNotEqualTo(BootstrapInterval.of(values, 0.95, 8));
  }

  @Test
  void interval_ofEqualValues_hasNoWidth() {
    assertThat(BootstrapInterval.of(new double[] {0.1, 0.1, 0.1}, 0.95, 1))
        .contains(new Interval(0.1, 0.1, 0.95));
  }

  @Test
  void interval_belowThreeValues_isEmpty() {
    assertThat(BootstrapInterval.of(new double[] {0.1, 0.2}, 0.95, 1)).isEmpty();
  }

  /** The documentation warns of it, and would have to change with it. */
  @Test
  void interval_ofFiveNormalValues_holdsTheMeanTooRarely() {
    SplittableRandom random = new SplittableRandom(1);
    int samples = 2_000;
    int bootstrap = 0;
    int student = 0;
    for (int i = 0; i < samples; i++) {
      double[] values = random.doubles(5).map(u -> random.nextGaussian()).toArray();
      bootstrap += BootstrapInterval.of(values, 0.95, 999, i).orElseThrow().contains(0) ? 1 : 0;
      student += Summary.of(values).interval(0.95).orElseThrow().contains(0) ? 1 : 0;
    }
    assertThat(bootstrap / (double) samples).isBetween(0.81, 0.87);
    assertThat(student / (double) samples).isBetween(0.935, 0.965);
  }

  @Test
  void interval_tooFewResamples_isRefused() {
    assertThatThrownBy(() -> BootstrapInterval.of(new double[] {1, 2, 3}, 0.95, 99, 1))
        .hasMessage("resamples: must be >= 100, got 99");
  }

  /** The means of all n^n resamples. */
  private static double[] allMeans(double... values) {
    int n = values.length;
    double[] means = new double[(int) Math.round(Math.pow(n, n))];
    for (int i = 0; i < means.length; i++) {
      int[] counts = new int[n];
      for (int k = 0, rest = i; k < n; k++, rest /= n) {
        counts[rest % n]++;
      }
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += counts[k] * values[k];
      }
      means[i] = sum / n;
    }
    return means;
  }

  /** The share of resampled means strictly between two numbers. */
  private static double shareBetween(double[] values, double a, double b) {
    SplittableRandom random = new SplittableRandom(2);
    double margin = 1e-9 * Summary.of(values).sd();
    int resamples = 50_000;
    int between = 0;
    for (int i = 0; i < resamples; i++) {
      double mean =
          random.ints(values.length, 0, values.length).mapToDouble(k -> values[k]).sum()
              / values.length;
      between += mean > Math.min(a, b) + margin && mean < Math.max(a, b) - margin ? 1 : 0;
    }
    return between / (double) resamples;
  }
}
