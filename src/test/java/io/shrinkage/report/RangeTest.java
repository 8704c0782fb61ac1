package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against axes that cut values off, or whose ends are no ticks. */
final class RangeTest {
  @ParameterizedTest
  @CsvSource({
    "2, 11, 0, 12.5, 2.5", // 2 is near 0, so from there; 11 / 5 = 2.2, the next round step is 2.5
    "74, 100, 70, 100, 10", // 26 / 5 = 5.2, the next round step is 10
    "0, 0, 0, 1, 0.2", // nothing to see: some axis
    "-3, 42, -10, 50, 10"
  })
  void range_hasRoundEndsAndStep(double low, double high, double from, double to, double step) {
    assertThat(Range.around(low, high, 100)).isEqualTo(new Range(from, to, step));
  }

  @Property
  void range_containsTheValuesAndNotMuchMore(
      @ForAll @DoubleRange(min = -1000, max = 1000) double low,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double span) {
    double high = low + span;
    Range range = Range.around(low, high, Double.POSITIVE_INFINITY);
    double slack = 1e-5 * Math.max(Math.abs(low), Math.abs(high)); // six digits are kept
    assertThat(range.from()).isLessThanOrEqualTo(low + slack);
    assertThat(range.to()).isGreaterThanOrEqualTo(high - slack);
    assertThat((range.to() - range.from()) / range.step()).isBetween(1.0, 8.1);
  }
}
