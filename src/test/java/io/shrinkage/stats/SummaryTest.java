package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.shrinkage.stats.Oracle.Case;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a wrong denominator or quantile, and against numbers invented for few values. */
final class SummaryTest {

  private static final double PERCENT = 1e-7;

  static List<Case> samples() {
    return Oracle.statistics("samples");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void summary_ofSample_isThatOfSciPy(Case sample) {
    Summary summary = Summary.of(sample.numbers("values"));
    assertThat(summary.mean()).isCloseTo(sample.number("mean"), withinPercentage(PERCENT));
    assertThat(summary.sd()).isCloseTo(sample.number("sd"), withinPercentage(PERCENT));
    assertThat(summary.standardError())
        .isCloseTo(sample.number("standardError"), withinPercentage(PERCENT));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void interval_ofSample_isThatOfSciPy(Case sample) {
    Summary summary = Summary.of(sample.numbers("values"));
    for (int percent : List.of(90, 95)) {
      Interval interval = summary.interval(percent / 100.0).orElseThrow();
      double[] expected = sample.numbers("t" + percent);
      assertThat(interval.low()).isCloseTo(expected[0], withinPercentage(PERCENT));
      assertThat(interval.high()).isCloseTo(expected[1], withinPercentage(PERCENT));
      assertThat(interval.confidence()).isEqualTo(percent / 100.0);
    }
  }

  @Test
  void summary_ofFewValues_hasNanForWhatDoesNotExist() {
    assertThat(Summary.of()).isEqualTo(new Summary(0, Double.NaN, Double.NaN));
    assertThat(Summary.of(0.5)).isEqualTo(new Summary(1, 0.5, Double.NaN));
    assertThat(Summary.of(0.5).standardError()).isNaN();
    assertThat(Summary.of(1, 2).sd()).isCloseTo(Math.sqrt(0.5), withinPercentage(PERCENT));
  }

  @Test
  void interval_belowThreeValues_isEmpty() {
    assertThat(Summary.of(1, 2).interval(0.95)).isEmpty();
    assertThat(Summary.of(1, 2, 3).interval(0.95)).isPresent();
  }

  /** 0.1 + 0.1 + 0.1 is not 0.3: the spread of equal values must not be its rounding. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7, 1.0 / 3, 1e-300, 123456.789})
  void sd_ofEqualValues_isExactlyZero(double value) {
    for (int n = 2; n < 40; n++) {
      double[] values = new double[n];
      Arrays.fill(values, value);
      assertThat(Summary.of(values)).isEqualTo(new Summary(n, value, 0));
    }
  }

  @Test
  void summary_valueNotFinite_isRefused() {
    assertThatThrownBy(() -> Summary.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value 1: must be finite, got NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, Double.NaN})
  void interval_confidenceOutOfRange_isRefused(double confidence) {
    assertThatThrownBy(() -> Summary.of(1, 2, 3).interval(confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confidence: must be in (0, 1), got " + confidence);
  }
}
