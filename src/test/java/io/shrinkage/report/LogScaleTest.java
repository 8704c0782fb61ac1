package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Tick;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Guards against points outside their axis, a 0 that is lost, and an axis with one tick. */
final class LogScaleTest {

  @Test
  void ticks_ofOneDecade_areOneTwoFive() {
    LogScale scale = LogScale.around(List.of(0.04, 1.1));
    assertThat(scale.values()).containsExactly(0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0);
    assertThat(scale.position(0.1)).isCloseTo(-1, within(1e-12));
  }

  @Test
  void ticks_ofManyDecades_areDecades() {
    assertThat(LogScale.around(List.of(2e-5, 1.0)).values())
        .containsExactly(1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0);
  }

  @Test
  void zero_hasAPlaceBelowABreak() {
    // log10 of 0.1 to 1: 0 lies a fifth of this decade below it, the break half way
    Axis axis = LogScale.around(List.of(0.0, 0.1, 1.0)).axis("x");
    assertThat(axis.min()).isEqualTo(-1.2);
    assertThat(axis.ticks().get(0)).isEqualTo(new Tick(-1.2, "0"));
    assertThat(axis.gap()).isEqualTo(-1.1);
    assertThat(LogScale.around(List.of(0.1, 1.0)).axis("x").gap()).isNull();
  }

  @Test
  void zero_withoutAPlace_isBelowTheAxis() {
    LogScale scale = LogScale.around(List.of(0.1, 1.0));
    assertThat(scale.position(0)).isLessThan(scale.axis("x").min());
  }

  @Property(tries = 300)
  void scale_holdsItsValuesBetweenTwoTicksAtLeast(
      @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = -9, max = 6) Double> exponents) {
    List<Double> values = exponents.stream().map(each -> Math.pow(10, each)).toList();
    LogScale scale = LogScale.around(values);
    assertThat(scale.values()).hasSizeBetween(2, 20).isSorted();
    Axis axis = scale.axis("x");
    assertThat(values)
        .allSatisfy(
            each ->
                assertThat(scale.position(each)).isBetween(axis.min() - 1e-5, axis.max() + 1e-5));
  }
}
