package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against decimal commas, false zeros with a sign, and strengths nobody can read. */
final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1e-4, 1e-4",
    "3.1622776601683795e-5, 3.16e-5",
    "0.01, 1e-2",
    "0.1, 0.1",
    "1, 1",
    "1.5, 1.5",
    "20000, 2e4"
  })
  void strength_isShort(double value, String text) {
    assertThat(Numbers.strength(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 0.02", "0.001, 0.001", "1e-7, 1e-7", "64, 64", "0, 0"})
  void setting_isPlainWherePossible(double value, String text) {
    assertThat(Numbers.setting(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0187, +1.87", "-0.0187, \u22121.87", "0, 0.00", "-0.000001, 0.00", "1e-9, 0.00"})
  void signed_showsTheSignOfWhatItShows(double difference, String text) {
    assertThat(Numbers.signed(difference)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.41234, 0.412",
    "12.3456, 12.35",
    "123.456, 123.5",
    "0, 0.000",
    "0.00012, 1.2e-4",
    "NaN, not finite",
    "Infinity, not finite",
    "-0.5, \u22120.500",
    "2500000, 2.5e6"
  })
  void measure_hasAboutFourDigits(double value, String text) {
    assertThat(Numbers.measure(value)).isEqualTo(text);
  }

  @Test
  void units_standBehindANoBreakSpace() {
    assertThat(Numbers.percent(0.624)).isEqualTo("62.40\u00a0%");
    assertThat(Numbers.points(-0.001)).isEqualTo("\u22120.10\u00a0pp");
    assertThat(Numbers.count(1_124_000)).isEqualTo("1,124,000");
    assertThat(Numbers.counted(1, "seed")).isEqualTo("1\u00a0seed");
  }

  @ParameterizedTest
  @CsvSource({"9.64, 9.6 s", "59.96, 1 min 0 s", "200, 3 min 20 s", "7500, 2 h 5 min"})
  void duration_hasTwoUnitsAtMost(double seconds, String text) {
    assertThat(Numbers.duration(seconds).replace('\u00a0', ' ')).isEqualTo(text);
  }

  @Test
  void rounded_keepsSixDigits() {
    assertThat(Numbers.rounded(1.0 / 3)).isEqualTo(0.333333);
    assertThat(Numbers.rounded(Double.NaN)).isNaN();
  }
}
