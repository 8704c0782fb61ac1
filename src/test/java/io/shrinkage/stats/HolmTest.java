package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.stats.Oracle.Case;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against a correction that counts wrongly, reorders, or falls along its steps. */
final class HolmTest {

  static List<Case> cases() {
    return Oracle.statistics("holm");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void adjust_ofList_isThatOfStatsmodels(Case list) {
    assertThat(Holm.adjust(list.numbers("p")))
        .containsExactly(list.numbers("adjusted"), within(1e-12));
  }

  /** 3 · .01, then 2 · .03, then .04 raised to .06. */
  @Test
  void adjust_ofThree_stepsDown() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03))
        .containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-15));
  }

  @Test
  void adjust_ofATestNotMade_doesNotCountIt() {
    assertThat(Holm.adjust(Double.NaN, 0.04, 0.03))
        .containsExactly(new double[] {Double.NaN, 0.06, 0.06}, within(1e-15));
    assertThat(Holm.adjust()).isEmpty();
  }

  @Property(tries = 300)
  void adjust_ofAnyList_isBetweenPAndBonferroniAndKeepsTheOrder(
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 1) Double> list) {
    double[] p = list.stream().mapToDouble(Double::doubleValue).toArray();
    double[] adjusted = Holm.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], Math.min(1, p.length * p[i]));
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] > p[j] && adjusted[i] < adjusted[j]).isFalse();
      }
    }
  }

  @Test
  void adjust_ofNoProbability_isRefused() {
    assertThatThrownBy(() -> Holm.adjust(0.5, 1.5)).hasMessage("p: must be in [0, 1], got 1.5");
  }
}
