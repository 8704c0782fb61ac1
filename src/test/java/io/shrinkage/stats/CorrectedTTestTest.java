package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.shrinkage.stats.Oracle.Case;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against folds that are taken for independent samples. */
final class CorrectedTTestTest {

  private static final double PERCENT = 1e-6;

  static List<Case> folds() {
    return Oracle.statistics("folds");
  }

  @ParameterizedTest
  @MethodSource("folds")
  void test_ofFolds_isThatOfSciPy(Case folds) {
    CorrectedTTest test =
        CorrectedTTest.of(folds.numbers("differences"), folds.number("testToTrain")).orElseThrow();
    assertThat(test.standardError())
        .isCloseTo(folds.number("standardError"), withinPercentage(PERCENT));
    assertThat(test.t()).isCloseTo(folds.number("t"), withinPercentage(PERCENT));
    assertThat(test.p()).isCloseTo(folds.number("p"), withinPercentage(PERCENT));
    Interval interval = test.interval(0.95);
    assertThat(interval.low()).isCloseTo(folds.numbers("interval")[0], withinPercentage(PERCENT));
    assertThat(interval.high()).isCloseTo(folds.numbers("interval")[1], withinPercentage(PERCENT));
  }

  @Test
  void p_ofFoldsThatDoNotVary_isNoProbability() {
    CorrectedTTest equal = CorrectedTTest.of(new double[] {-0.1, -0.1, -0.1}, 0.5).orElseThrow();
    assertThat(equal.t()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(equal.p()).isNaN();
    CorrectedTTest rounded =
        CorrectedTTest.of(new double[] {0.3 - 0.2, 0.5 - 0.4, 0.7 - 0.6}, 0.5).orElseThrow();
    assertThat(rounded.p()).isNaN();
    assertThat(CorrectedTTest.of(new double[] {0, 0, 0}, 0.5))
        .contains(new CorrectedTTest(3, 0, 0, 0, 1));
  }

  @Test
  void test_belowThreeFolds_isEmpty() {
    assertThat(CorrectedTTest.of(new double[] {1, 2}, 1)).isEmpty();
  }

  @Test
  void test_withoutARatio_isRefused() {
    assertThatThrownBy(() -> CorrectedTTest.of(new double[] {1, 2, 3}, 0))
        .hasMessage("testToTrain: must be > 0, got 0.0");
  }
}
