package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.shrinkage.stats.Oracle.Case;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against samples of unequal spread that are taken for equally spread ones, or for pairs.
 */
final class WelchTestTest {

  private static final double PERCENT = 1e-6;

  static List<Case> welch() {
    return Oracle.welch();
  }

  @ParameterizedTest
  @MethodSource("welch")
  void test_ofTwoSamples_isThatOfR(Case samples) {
    WelchTest test =
        WelchTest.of(samples.numbers("first"), samples.numbers("second")).orElseThrow();
    assertThat(test.standardError())
        .isCloseTo(samples.number("standardError"), withinPercentage(PERCENT));
    assertThat(test.degrees()).isCloseTo(samples.number("degrees"), withinPercentage(PERCENT));
    assertThat(test.p()).isCloseTo(samples.number("p"), withinPercentage(PERCENT));
    Interval interval = test.interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(samples.numbers("interval")[0], withinPercentage(PERCENT));
    assertThat(interval.high())
        .isCloseTo(samples.numbers("interval")[1], withinPercentage(PERCENT));
  }

  @Test
  void test_ofSamplesThatDoNotVary_isNoProbability() {
    WelchTest test =
        WelchTest.of(new double[] {0.3, 0.3, 0.3}, new double[] {0.1, 0.1, 0.1}).orElseThrow();
    assertThat(test.p()).isNaN();
    assertThat(test.interval(0.95)).isEmpty();
  }

  @Test
  void test_belowThreeValues_isEmpty() {
    assertThat(WelchTest.of(new double[] {1, 2, 3}, new double[] {1, 2})).isEmpty();
  }
}
