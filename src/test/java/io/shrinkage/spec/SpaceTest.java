package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Guards against values such as 0.0010000000000000002 and against ends that are not the given. */
final class SpaceTest {

  private static List<Double> doubles(List<BigDecimal> values) {
    return values.stream().map(BigDecimal::doubleValue).toList();
  }

  @Test
  void decades_areExact() {
    // the powers of ten from -12 to 6
    List<Double> expected =
        List.of(
            1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 1e1,
            1e2, 1e3, 1e4, 1e5, 1e6);
    assertThat(doubles(new Space(1e-12, 1e6, 19).logarithmic())).isEqualTo(expected);
  }

  @Test
  void halfDecades_areRoundedTo12Digits() {
    // 10^-0.5 = 0.316227766016837933...
    assertThat(doubles(new Space(0.1, 1, 3).logarithmic()))
        .containsExactly(0.1, 0.316227766017, 1.0);
  }

  @Test
  void tenths_areExact() {
    assertThat(doubles(new Space(0, 1, 11).linear()))
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    assertThat(doubles(new Space(-1, 1, 3).linear())).containsExactly(-1.0, 0.0, 1.0);
  }

  @Test
  void oneValue_needsEqualEnds() {
    assertThat(doubles(new Space(2, 2, 1).linear())).containsExactly(2.0);
    assertThatThrownBy(() -> new Space(1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Space(2, 2, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 600)
  void anySpace_risesFromEndToEnd(
      @ForAll @IntRange(min = 1, max = 999) int first,
      @ForAll @IntRange(min = -30, max = 20) int exponent,
      @ForAll @IntRange(min = 2, max = 1000) int ratio,
      @ForAll @IntRange(min = 2, max = 50) int count) {
    double from = first * Math.pow(10, exponent);
    double to = from * ratio;
    for (List<Double> values :
        List.of(
            doubles(new Space(from, to, count).logarithmic()),
            doubles(new Space(from, to, count).linear()))) {
      assertThat(values)
          .hasSize(count)
          .startsWith(from)
          .endsWith(to)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }
}
