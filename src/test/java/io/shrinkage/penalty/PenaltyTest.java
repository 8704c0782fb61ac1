package io.shrinkage.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a penalty whose value, gradient and threshold are not those of one formula, or
 * whose type is known to the compiler but not to the spec reader.
 */
final class PenaltyTest {

  private static final L1Method PROXIMAL = L1Method.PROXIMAL;
  private static final L1Method SUBGRADIENT = L1Method.SUBGRADIENT;

  /** One of each type and method, with strengths whose sums can be checked by hand. */
  static List<Penalty> penalties() {
    return List.of(
        new NoPenalty(),
        Penalties.l1(0.5, PROXIMAL, false),
        Penalties.l1(0.5, SUBGRADIENT, true),
        Penalties.l2(0.25, false),
        Penalties.elasticNet(0.5, 0.25, null, null, PROXIMAL, true),
        Penalties.elasticNet(null, null, 0.75, 1 / 3.0, SUBGRADIENT, false),
        Penalties.decoupledWeightDecay(0.5, true),
        Penalties.groupLasso(0.5, false),
        Penalties.sparseGroupLasso(0.5, 0.25));
  }

  @Test
  void penalties_ofThisTest_coverEveryPermittedType() {
    assertThat(penalties().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Penalty.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void type_ofEveryPenalty_isItsJsonName(Penalty penalty) {
    JsonSubTypes.Type[] types = Penalty.class.getAnnotation(JsonSubTypes.class).value();
    assertThat(types).hasSameSizeAs(Penalty.class.getPermittedSubclasses());
    assertThat(types).extracting(JsonSubTypes.Type::name).doesNotHaveDuplicates();
    assertThat(Stream.of(types).filter(type -> type.name().equals(penalty.type())))
        .extracting(JsonSubTypes.Type::value)
        .singleElement()
        .isEqualTo(penalty.getClass());
  }

  @Test
  void value_ofFiveWeights_isTheFormula() {
    // the range holds 1, -2, 3, 0, -4: sum abs(w) = 10, sum w^2 = 30
    float[] w = {100, 1, -2, 3, 0, -4, 100};
    assertThat(new NoPenalty().at(1).value(w, 1, 1, 6)).isZero();
    assertThat(Penalties.l1(0.5, PROXIMAL, false).at(1).value(w, 1, 1, 6)).isEqualTo(5);
    assertThat(Penalties.l1(0.5, SUBGRADIENT, false).at(1).value(w, 1, 1, 6)).isEqualTo(5);
    assertThat(Penalties.l2(0.25, false).at(1).value(w, 1, 1, 6)).isEqualTo(7.5);
    // 0.5 * 10 + 0.25 * 30
    assertThat(Penalties.elasticNet(0.5, 0.25, null, null, PROXIMAL, false).at(1).value(w, 1, 1, 6))
        .isEqualTo(12.5);
    // lambda1 = 2 * 0.25 = 0.5, lambda2 = 2 * 0.75 = 1.5: 5 + 45
    assertThat(Penalties.elasticNet(null, null, 2.0, 0.25, PROXIMAL, false).at(1).value(w, 1, 1, 6))
        .isEqualTo(50);
    assertThat(Penalties.decoupledWeightDecay(0.5, false).at(1).value(w, 1, 1, 6)).isZero();
  }

  @Test
  void value_ofAMillionWeights_losesNothingToRounding() {
    // 0.1f * 2^20 weights; a sum in float would be off by percents
    float[] w = new float[1 << 20];
    Arrays.fill(w, 0.1f);
    assertThat(Penalties.l1(1, PROXIMAL, false).at(1).value(w, 1, 0, w.length))
        .isEqualTo((double) 0.1f * w.length, within(1e-6));
    assertThat(Penalties.l2(1, false).at(1).value(w, 1, 0, w.length))
        .isEqualTo((double) 0.1f * 0.1f * w.length, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void addGradient_ofEveryPenalty_isTheSlopeOfItsSmoothAndSubgradientParts(Penalty penalty) {
    float[] w = {100, 0.5f, -0.25f, 2, -3, 1e-3f, 100};
    float[] g = {7, 7, 7, 7, 7, 7, 7};
    penalty.at(1).addGradient(w, g, 1, 6);
    double step = 0x1p-12; // exact in float for these weights, save the last
    for (int i = 1; i < 6; i++) {
      // what the proximal step takes care of is no part of the gradient
      double proximal = (penalty.at(1).l1() + penalty.group()) * Math.signum(w[i]);
      double slope = (valueAt(penalty, w[i] + step) - valueAt(penalty, w[i] - step)) / (2 * step);
      assertThat((double) g[i]).isEqualTo(7 + slope - proximal, within(1e-6));
    }
    assertThat(g).startsWith(7).endsWith(7);
  }

  private static double valueAt(Penalty penalty, double w) {
    return penalty.at(1).value(new float[] {(float) w}, 1, 0, 1);
  }

  @Test
  void addGradient_subgradientOfTheSmallestAndLargestFloats_isLambdaTimesTheSign() {
    float tiny = Float.MIN_VALUE;
    float[] w = {0, -0f, tiny, -tiny, 1e-38f, Float.MAX_VALUE, -Float.MAX_VALUE, Float.NaN};
    float[] g = new float[w.length];
    Penalties.l1(100, SUBGRADIENT, false).at(1).addGradient(w, g, 0, w.length);
    assertThat(g).containsExactly(0, 0, 100, -100, 100, 100, -100, Float.NaN);
  }

  @Test
  void addDecay_ofASmallDecay_keepsItsStrength() {
    // 1 - 1e-6 is not a float; its nearest neighbor decays by 1.013e-6
    float[] w = {1000, -1000, 7};
    float[] update = {0, 0.5f, 7};
    Penalties.decoupledWeightDecay(1e-2, false).at(1).addDecay(w, update, 1e-4, 0, 2);
    assertThat((double) update[0]).isEqualTo(1e-3, within(1e-9));
    assertThat((double) update[1]).isEqualTo(0.5 - 1e-3, within(1e-7));
    assertThat(update[2]).isEqualTo(7);
  }

  @Test
  void shrink_ofL1_takesAtMostLambdaTimesTheStep() {
    for (Penalty penalty :
        List.of(
            Penalties.l1(0.5, PROXIMAL, false),
            Penalties.elasticNet(0.5, 0.25, null, null, PROXIMAL, true))) {
      float[] w = {9, 2, -2, 0.25f, -0.5f, 0, 9};
      float[] step = {9, 1, 2, 1, 1, 1, 9};
      penalty.at(1).shrink(w, step, 1, 1, 6);
      // thresholds 0.5 * {1, 2, 1, 1, 1}; of a weight at the threshold nothing stays
      assertThat(step).containsExactly(9, 0.5f, -1, 0.25f, -0.5f, 0, 9);
      assertThat(w).containsExactly(9, 2, -2, 0.25f, -0.5f, 0, 9);
    }
  }

  @Test
  void proximal_ofEveryType_dependsOnMethodAndStrength() {
    assertThat(Penalties.l1(0.1, PROXIMAL, false).proximal()).isTrue();
    assertThat(Penalties.l1(0, PROXIMAL, false).proximal()).isFalse();
    assertThat(Penalties.l1(0.1, SUBGRADIENT, false).proximal()).isFalse();
    assertThat(Penalties.elasticNet(0.0, 0.1, null, null, PROXIMAL, false).proximal()).isFalse();
    assertThat(Penalties.l2(0.1, false).proximal()).isFalse();
    assertThat(Penalties.groupLasso(0.1, false).proximal()).isTrue();
    assertThat(Penalties.sparseGroupLasso(0.1, 0).proximal()).isTrue();
    assertThat(Penalties.sparseGroupLasso(0, 0).proximal()).isFalse();
  }

  @Test
  void biases_ofEveryPenalty_areAsDeclared() {
    assertThat(penalties())
        .extracting(Penalty::biases)
        .containsExactly(false, false, true, false, true, false, true, false, false);
  }

  @Test
  void strengths_ofEveryPenalty_areThoseOfItsSpec() {
    assertThat(new NoPenalty().strengths()).isEmpty();
    assertThat(Penalties.l1(0.5, PROXIMAL, false).strengths())
        .hasSize(1)
        .containsEntry("lambda", 0.5);
    assertThat(Penalties.l2(0.5, false).strengths()).hasSize(1).containsEntry("lambda", 0.5);
    assertThat(Penalties.decoupledWeightDecay(0.5, false).strengths())
        .hasSize(1)
        .containsEntry("lambda", 0.5);
    assertThat(Penalties.elasticNet(0.5, 0.25, null, null, PROXIMAL, false).strengths())
        .hasSize(2)
        .containsEntry("lambda1", 0.5)
        .containsEntry("lambda2", 0.25);
    assertThat(Penalties.elasticNet(null, null, 2.0, 0.25, PROXIMAL, false).strengths())
        .hasSize(3)
        .containsEntry("lambda", 2.0)
        .containsEntry("lambda1", 0.5)
        .containsEntry("lambda2", 1.5);
  }

  @Test
  void elasticNet_inNeitherOrBothForms_isRejected() {
    List<Double[]> broken =
        List.of(
            new Double[] {null, null, null, null},
            new Double[] {0.1, null, null, null},
            new Double[] {0.1, 0.1, 0.1, null},
            new Double[] {0.1, null, null, 0.5},
            new Double[] {0.1, 0.1, 0.1, 0.5});
    for (Double[] keys : broken) {
      assertThatThrownBy(
              () -> Penalties.elasticNet(keys[0], keys[1], keys[2], keys[3], PROXIMAL, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("must have either lambda1 and lambda2, or lambda and l1Ratio");
    }
  }
}
