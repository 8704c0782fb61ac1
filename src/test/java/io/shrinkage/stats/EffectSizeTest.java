package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.shrinkage.stats.Oracle.Case;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against an effect size with another denominator or correction than it says. */
final class EffectSizeTest {

  static List<Case> samples() {
    return Oracle.statistics("samples");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void effect_ofSample_isThatOfSciPy(Case sample) {
    EffectSize effect = EffectSize.of(sample.numbers("values"));
    assertThat(effect.dz()).isCloseTo(sample.number("dz"), withinPercentage(1e-7));
    assertThat(effect.gz()).isCloseTo(sample.number("gz"), withinPercentage(1e-7));
  }

  /**
   * J(2) = Γ(1) / (1 · Γ(1/2)) = 1/√π, J(4) = Γ(2) / (√2 Γ(3/2)) = √2/√π; known limit 1 - 3/(4m -
   * 1).
   */
  @Test
  void hedges_closedForms_areExact() {
    assertThat(EffectSize.hedges(2)).isCloseTo(1 / Math.sqrt(Math.PI), within(1e-15));
    assertThat(EffectSize.hedges(4)).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-15));
    assertThat(EffectSize.hedges(10_000)).isCloseTo(1 - 3.0 / 39_999, within(1e-9));
    assertThat(EffectSize.hedges(1)).isNaN();
  }

  /** The expectation of the uncorrected one is δ / J(3), 38 % too large. */
  @Test
  void effect_ofFourNormalDifferences_isUnbiased() {
    SplittableRandom random = new SplittableRandom(1);
    int samples = 200_000;
    double gz = 0;
    double dz = 0;
    for (int i = 0; i < samples; i++) {
      EffectSize effect =
          EffectSize.of(random.doubles(4).map(u -> 0.5 + random.nextGaussian()).toArray());
      gz += effect.gz() / samples;
      dz += effect.dz() / samples;
    }
    assertThat(gz).isCloseTo(0.5, within(0.01));
    assertThat(dz).isCloseTo(0.5 / EffectSize.hedges(3), within(0.015));
  }

  @Test
  void effect_thatDoesNotExist_isNan() {
    assertThat(EffectSize.of(0.5)).isEqualTo(new EffectSize(1, Double.NaN, Double.NaN));
    assertThat(EffectSize.of(1, 2).gz()).isNaN();
    assertThat(EffectSize.of(0, 0, 0)).isEqualTo(new EffectSize(3, Double.NaN, Double.NaN));
    assertThat(EffectSize.of(-1, -1, -1).gz()).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
