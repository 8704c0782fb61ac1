package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.stats.Oracle.Case;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against advice that sends somebody to train too few seeds, or many too many. */
final class SeedsNeededTest {

  static List<Case> powers() {
    return Oracle.statistics("power");
  }

  static List<Case> seeds() {
    return Oracle.statistics("seeds");
  }

  @ParameterizedTest
  @MethodSource("powers")
  void power_ofPairedT_isThatOfSciPy(Case test) {
    assertThat(PairedTPower.of(test.count("n"), test.number("effect"), test.number("alpha")))
        .isCloseTo(test.number("power"), within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"3, 0.05", "4, 0.001", "30, 0.0005", "1000, 0.05"})
  void power_withoutEffect_isTheLevel(int n, double alpha) {
    assertThat(PairedTPower.of(n, 0, alpha)).isCloseTo(alpha, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void seeds_forEffect_areThoseOfSciPy(Case needed) {
    boolean more = needed.json().get("seeds").isNull();
    double sd = 0.005 / needed.number("effect");
    for (double difference : List.of(0.005, -0.005)) {
      assertThat(
              SeedsNeeded.of(difference, sd, needed.number("alpha"), needed.count("comparisons")))
          .isEqualTo(more ? OptionalInt.empty() : OptionalInt.of(needed.count("seeds")));
    }
  }

  /** 2/2^6 = 1/32 <= .05 < 2/2^5, however sure the t test is; 4/2^7 is the first of two pairs. */
  @Test
  void seeds_withoutSpread_areThoseOfTheFlips() {
    assertThat(SeedsNeeded.of(0.005, 0, 0.05, 1)).hasValue(6);
    assertThat(SeedsNeeded.of(0.005, 0, 0.05, 4)).hasValue(7);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 3", "0.25, 3", "0.2, 4", "0.05, 6", "0.03125, 6", "0.0125, 8", "0.001, 11"})
  void flips_toReachALevel_areTheFewest(double alpha, int n) {
    assertThat(SeedsNeeded.toReach(alpha)).isEqualTo(n);
  }

  @Test
  void seeds_forNonsense_areRefused() {
    assertThatThrownBy(() -> SeedsNeeded.of(0, 1, 0.05, 1))
        .hasMessage("difference: must be not 0, got 0.0");
    assertThatThrownBy(() -> SeedsNeeded.of(1, Double.NaN, 0.05, 1))
        .hasMessage("sd: must be >= 0, got NaN");
    assertThatThrownBy(() -> SeedsNeeded.of(1, 1, 5, 1))
        .hasMessage("alpha: must be in (0, 1), got 5.0");
    assertThatThrownBy(() -> SeedsNeeded.of(1, 1, 0.05, 0))
        .hasMessage("comparisons: must be >= 1, got 0.0");
  }
}
