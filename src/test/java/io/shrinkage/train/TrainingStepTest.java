package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.CosineSchedule;
import io.shrinkage.schedule.Schedule;
import io.shrinkage.train.TrainingStep.Range;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against penalties that enter the step in the wrong order, place or strength, or not at all
 * (a decay which is computed and dropped shows in no loss curve).
 */
final class TrainingStepTest {

  private static final double RATE = 0.1;
  private static final double TOLERANCE = 1e-6;

  /**
   * An optimizer and what its first step multiplies a gradient p by, which is the length of its
   * proximal step as well. The large epsilon keeps it moderate where p is 0.
   */
  private record FirstStep(Optimizer optimizer, DoubleUnaryOperator scale) {}

  private static final List<FirstStep> OPTIMIZERS =
      List.of(
          new FirstStep(new Sgd(RATE, 0, false), p -> RATE),
          new FirstStep(new Sgd(RATE, 0.9, false), p -> RATE),
          // p + 0.9 * v, and v = p
          new FirstStep(new Sgd(RATE, 0.9, true), p -> RATE * 1.9),
          // bias correction makes the moments p and p^2
          new FirstStep(new Adam(RATE, 0.9, 0.999, 0.5), p -> RATE / (Math.abs(p) + 0.5)),
          // v = (1 - 0.75) * p^2
          new FirstStep(new RmsProp(RATE, 0.75, 0.5), p -> RATE / (Math.abs(p) / 2 + 0.5)),
          new FirstStep(new AdaGrad(RATE, 0.5), p -> RATE / (Math.abs(p) + 0.5)));

  private static final List<DoubleFunction<Penalty>> PENALTIES =
      List.of(
          lambda -> new NoPenalty(),
          lambda -> Penalties.l1(lambda, L1Method.PROXIMAL, false),
          lambda -> Penalties.l1(lambda, L1Method.SUBGRADIENT, false),
          lambda -> Penalties.l2(lambda, false),
          lambda -> Penalties.elasticNet(lambda, lambda, null, null, L1Method.PROXIMAL, false),
          lambda -> Penalties.elasticNet(lambda, lambda, null, null, L1Method.SUBGRADIENT, false),
          lambda -> Penalties.elasticNet(null, null, 2 * lambda, 0.5, L1Method.PROXIMAL, false),
          lambda -> Penalties.decoupledWeightDecay(lambda, false),
          lambda -> Penalties.groupLasso(lambda, false),
          lambda -> Penalties.sparseGroupLasso(lambda / 2, lambda / 2));

  static Stream<Arguments> steps() {
    return OPTIMIZERS.stream()
        .flatMap(first -> PENALTIES.stream().map(penalty -> Arguments.of(first, penalty)));
  }

  @Test
  void penalties_ofThisTest_coverEveryPermittedType() {
    assertThat(PENALTIES.stream().<Object>map(family -> family.apply(1).getClass()).distinct())
        .containsExactlyInAnyOrder((Object[]) Penalty.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void apply_withoutDataGradient_isTheFormula(FirstStep first, DoubleFunction<Penalty> family) {
    Penalty penalty = family.apply(1);
    float[] before = {1, -0.5f, 0.25f, -2, 0, 0.02f, -0.004f};
    float[] after = oneStep(first.optimizer, penalty, before, new float[before.length]);
    float[] unpenalized =
        oneStep(first.optimizer, family.apply(0), before, new float[before.length]);
    for (int i = 0; i < before.length; i++) {
      double w = before[i];
      double slope = 2 * penalty.l2() * w;
      if (penalty.method() == L1Method.SUBGRADIENT) {
        slope += penalty.l1() * Math.signum(w);
      }
      double scale = first.scale.applyAsDouble(slope);
      double z = w - RATE * penalty.decay() * w - scale * slope;
      // each weight is a group of its own
      double threshold = penalty.proximal() ? (penalty.at(1).l1() + penalty.group()) * scale : 0;
      double expected = Math.signum(z) * Math.max(Math.abs(z) - threshold, 0);
      assertThat((double) after[i]).isEqualTo(expected, within(TOLERANCE));
      if (w != 0 && !penalty.type().equals("none")) {
        assertThat(Math.abs((double) after[i] - unpenalized[i])).isGreaterThan(100 * TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void apply_withStrengthZero_isNoPenaltyBitForBit(
      FirstStep first, DoubleFunction<Penalty> family) {
    assertThat(tenSteps(first.optimizer, family.apply(0)))
        .containsExactly(tenSteps(first.optimizer, new NoPenalty()));
  }

  static Stream<Optimizer> optimizers() {
    return OPTIMIZERS.stream().map(FirstStep::optimizer);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_elasticNetOfOnePart_isTheOtherTypeBitForBit(Optimizer optimizer) {
    for (L1Method method : L1Method.values()) {
      float[] l1 = tenSteps(optimizer, Penalties.l1(0.03, method, false));
      assertThat(tenSteps(optimizer, Penalties.elasticNet(0.03, 0.0, null, null, method, false)))
          .containsExactly(l1);
      assertThat(tenSteps(optimizer, Penalties.elasticNet(null, null, 0.03, 1.0, method, false)))
          .containsExactly(l1);
      float[] l2 = tenSteps(optimizer, Penalties.l2(0.03, false));
      assertThat(tenSteps(optimizer, Penalties.elasticNet(0.0, 0.03, null, null, method, false)))
          .containsExactly(l2);
      assertThat(tenSteps(optimizer, Penalties.elasticNet(null, null, 0.03, 0.0, method, false)))
          .containsExactly(l2);
      assertThat(l1).isNotEqualTo(l2);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_sparseGroupLassoOfOnePart_isTheOtherTypeBitForBit(Optimizer optimizer) {
    float[] l1 = tenSteps(optimizer, Penalties.l1(0.03, L1Method.PROXIMAL, false), 5);
    assertThat(tenSteps(optimizer, Penalties.sparseGroupLasso(0.03, 0), 5)).containsExactly(l1);
    float[] groups = tenSteps(optimizer, Penalties.groupLasso(0.03, false), 5);
    assertThat(tenSteps(optimizer, Penalties.sparseGroupLasso(0, 0.03), 5)).containsExactly(groups);
    assertThat(l1).isNotEqualTo(groups);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_warmUpOverFourIterations_isAQuarterOfTheStrengthAtFirst(Optimizer optimizer) {
    for (DoubleFunction<Schedule> family :
        List.<DoubleFunction<Schedule>>of(
            x -> new ConstantSchedule((int) x), x -> new CosineSchedule(0, (int) x))) {
      Penalty warming = new L2(0.4, Reference.ZERO, family.apply(4), false);
      float[] before = {1, -0.5f, 0.25f};
      assertThat(oneStep(optimizer, warming, before, new float[3]))
          .containsExactly(oneStep(optimizer, Penalties.l2(0.1, false), before, new float[3]))
          .isNotEqualTo(oneStep(optimizer, Penalties.l2(0.4, false), before, new float[3]));
    }
  }

  @Test
  void penaltyValue_withASchedule_isThatOfTheLastIteration() {
    float[] w = {1, -2};
    Penalty warming = new L2(0.5, Reference.ZERO, new ConstantSchedule(4), false);
    TrainingStep step = Steps.of(new Sgd(1e-9, 0, false), w, warming);
    // 0.5 * (1 + 4), times 1/4, 1/4, 2/4
    assertThat(step.penaltyValue(w)).isEqualTo(0.625);
    step.apply(w, new float[2], 1);
    assertThat(step.penaltyValue(w)).isEqualTo(0.625, within(1e-6));
    step.apply(w, new float[2], 1);
    assertThat(step.penaltyValue(w)).isEqualTo(1.25, within(1e-6));
  }

  @Test
  void penaltyValue_ofGroupsAndReferences_isTheFormula() {
    float[] w0 = {1, 0, 0, 2, 5, 6};
    float[] w = {4, 4, 0, 2, 5, 7};
    Range groups = new Range(0, 6, 2, false, Penalties.groupLasso(0.5, false));
    // sqrt(2) * (sqrt(32) + 2 + sqrt(74)) / 2
    assertThat(Steps.of(new Sgd(RATE, 0, false), w0, List.of(groups)).penaltyValue(w))
        .isEqualTo(Math.sqrt(2) * (Math.sqrt(32) + 2 + Math.sqrt(74)) / 2, within(1e-12));
    Penalty initial = new L2(0.5, Reference.INITIAL, new ConstantSchedule(0), false);
    // (9 + 16 + 1) / 2
    assertThat(Steps.of(new Sgd(RATE, 0, false), w0, initial).penaltyValue(w)).isEqualTo(13);
  }

  @Test
  void apply_l2AndDecoupledDecayOfTwiceTheStrength_areEqualForPlainSgdOnly() {
    for (FirstStep first : OPTIMIZERS) {
      float[] l2 = tenSteps(first.optimizer, Penalties.l2(0.5, false));
      float[] decoupled = tenSteps(first.optimizer, Penalties.decoupledWeightDecay(1, false));
      double largest = 0;
      for (int i = 0; i < l2.length; i++) {
        largest = Math.max(largest, Math.abs((double) l2[i] - decoupled[i]));
      }
      if (first.optimizer.equals(new Sgd(RATE, 0, false))) {
        assertThat(largest).isLessThan(TOLERANCE);
      } else {
        assertThat(largest).as("%s", first.optimizer).isGreaterThan(100 * TOLERANCE);
      }
    }
  }

  @Test
  void apply_overRanges_letsEachPenaltyActOnItsOwnAlone() {
    // a range longer than a block, biases without penalty, statistics, a range with another penalty
    int kernel = 10_000;
    int size = kernel + 3;
    float[] w = new float[size];
    Arrays.fill(w, 1);
    float[] g = new float[size];
    g[kernel] = 2;
    g[kernel + 1] = 0.25f;
    List<Range> ranges =
        List.of(
            Steps.range(0, kernel, Penalties.l2(0.5, false)),
            Steps.range(kernel, kernel + 1, new NoPenalty()),
            new Range(kernel + 1, kernel + 2, 1, true, Penalties.l2(0.5, true)),
            Steps.range(kernel + 2, size, Penalties.l1(1, L1Method.PROXIMAL, false)));
    TrainingStep step = Steps.of(new Sgd(RATE, 0.9, false), w, ranges);
    step.apply(w, g, 4);
    // 1 - 0.1 * 2 * 0.5 * 1
    assertThat(w[0]).isEqualTo(0.9f);
    assertThat(Arrays.copyOf(w, kernel)).containsOnly(w[0]);
    // 1 - 0.1 * 2 / 4; statistics are 1 - 0.25, not divided; 1 - 0.1
    assertThat(w[kernel]).isEqualTo(0.95f);
    assertThat(w[kernel + 1]).isEqualTo(0.75f);
    assertThat(w[kernel + 2]).isEqualTo(0.9f);
    // 0.5 * 10,000 * 0.9^2 + 0.9; the statistic's range adds nothing
    assertThat(step.penaltyValue(w)).isEqualTo(4050.9, within(1e-3));
  }

  @Test
  void apply_atALearningRateOfZero_movesNothingAndStaysFinite() {
    // half a cosine over one iteration: factors 1, 0, 1
    CosineSchedule schedule = new CosineSchedule(0, 0);
    for (FirstStep first : OPTIMIZERS) {
      for (Penalty penalty :
          List.of(
              Penalties.l1(0.01, L1Method.PROXIMAL, false), Penalties.groupLasso(0.01, false))) {
        float[] w = {1, -0.5f, 0.25f};
        TrainingStep step =
            new TrainingStep(
                new TrainingPlan(first.optimizer, schedule, 1, 1),
                List.of(new Range(0, 3, 3, false, penalty)),
                w);
        step.apply(w, new float[] {1, 2, 3}, 1);
        float[] before = w.clone();
        step.apply(w, new float[] {1, 2, 3}, 1);
        assertThat(w).containsExactly(before);
        step.apply(w, new float[] {1, 2, 3}, 1);
        assertThat(w).doesNotContain(Float.NaN).isNotEqualTo(before);
      }
    }
  }

  @Test
  void constructor_withRangesThatLeaveAGapOrOverlap_isRejected() {
    Penalty none = new NoPenalty();
    assertThatThrownBy(() -> stepOver(4, Steps.range(1, 4, none)))
        .hasMessage("ranges: a range must start at 0, got [1, 4)");
    assertThatThrownBy(() -> stepOver(4, Steps.range(0, 3, none), Steps.range(2, 4, none)))
        .hasMessage("ranges: a range must start at 3, got [2, 4)");
    assertThatThrownBy(() -> stepOver(5, Steps.range(0, 4, none)))
        .hasMessage("ranges: must end at 5, got 4");
    assertThatThrownBy(() -> stepOver(5, new Range(0, 5, 2, false, none)))
        .hasMessage("ranges: groups of 2 must divide [0, 5)");
  }

  private static TrainingStep stepOver(int size, Range... ranges) {
    return Steps.of(new Sgd(RATE, 0, false), new float[size], List.of(ranges));
  }

  private static float[] oneStep(
      Optimizer optimizer, Penalty penalty, float[] before, float[] gradient) {
    float[] w = before.clone();
    Steps.of(optimizer, w, penalty).apply(w, gradient, 1);
    return w;
  }

  private static float[] tenSteps(Optimizer optimizer, Penalty penalty) {
    return tenSteps(optimizer, penalty, 1);
  }

  private static float[] tenSteps(Optimizer optimizer, Penalty penalty, int groupSize) {
    SplittableRandom random = new SplittableRandom(7);
    float[] w = new float[50];
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) random.nextDouble(-1, 1);
    }
    Range all = new Range(0, w.length, groupSize, false, penalty);
    TrainingStep step = Steps.of(optimizer, w, List.of(all));
    for (int t = 0; t < 10; t++) {
      float[] g = new float[w.length];
      for (int i = 0; i < g.length; i++) {
        g[i] = (float) random.nextDouble(-1, 1);
      }
      step.apply(w, g, 3);
    }
    return w;
  }
}
