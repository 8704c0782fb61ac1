package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.OptimizerState;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.schedule.ConstantSchedule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a proximal step that depends on the optimizer: where a weight rests, abs(dJ0/dw)
 * must be lambda, or at most lambda where it rests at 0.
 *
 * <p>The threshold learningRate * lambda alone, right for plain gradient descent, rests at lambda *
 * (1 - momentum): the velocity sums up the gradient 1 / (1 - momentum) times, but not the
 * threshold.
 */
final class ProximalFixedPointTest {

  private static final double LAMBDA = 0.2;
  private static final L1 PENALTY = Penalties.l1(LAMBDA, L1Method.PROXIMAL, false);

  /** Of the gradient at rest; the wrong resting point is off by 0.18. */
  private static final double TOLERANCE = 1e-4;

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Sgd(0.05, 0, false),
        new Sgd(0.02, 0.9, false),
        new Sgd(0.02, 0.9, true),
        new Adam(0.01, 0.9, 0.999, 1e-8),
        new RmsProp(0.01, 0.99, 1e-8),
        new AdaGrad(0.1, 1e-10));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_quadraticInOneWeight_restsAtTheClosedForm(Optimizer optimizer) {
    // J0 = (w - c)^2 / 2, so that w rests at c - lambda * sign(c), or at 0 where abs(c) <= lambda
    assertThat(rest(optimizer, PENALTY, 1)).isEqualTo(0.8f, within((float) TOLERANCE));
    assertThat(rest(optimizer, PENALTY, -1)).isEqualTo(-0.8f, within((float) TOLERANCE));
    assertThat(rest(optimizer, PENALTY, 0.15f)).isZero();
    assertThat(rest(optimizer, PENALTY, -0.15f)).isZero();
    assertThat(rest(optimizer, Penalties.l1(0, L1Method.PROXIMAL, false), 1))
        .isGreaterThan(0.8f + 100 * (float) TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_elasticNetInOneWeight_restsAtTheClosedForm(Optimizer optimizer) {
    // (w - 1) + 2 * 0.5 * w + 0.2 = 0
    Penalty penalty = Penalties.elasticNet(LAMBDA, 0.5, null, null, L1Method.PROXIMAL, false);
    assertThat(rest(optimizer, penalty, 1)).isEqualTo(0.4f, within((float) TOLERANCE));
  }

  private static float rest(Optimizer optimizer, Penalty penalty, float center) {
    float[] w = {0.5f};
    TrainingStep step = Steps.of(optimizer, w, penalty);
    for (int t = 0; t < 20_000; t++) {
      step.apply(w, new float[] {w[0] - center}, 1);
    }
    return w[0];
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_quadraticInSixWeights_restsWhereNoWeightCanImprove(Optimizer optimizer) {
    float[] w = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f};
    TrainingStep step = Steps.of(optimizer, w, PENALTY);
    for (int t = 0; t < 20_000; t++) {
      step.apply(w, gradient(w), 1);
    }
    float[] g = gradient(w);
    int zeros = 0;
    for (int i = 0; i < w.length; i++) {
      if (w[i] == 0) {
        zeros++;
        assertThat(Math.abs((double) g[i])).isLessThanOrEqualTo(LAMBDA);
      } else {
        assertThat((double) g[i]).isEqualTo(-LAMBDA * Math.signum(w[i]), within(TOLERANCE));
      }
    }
    assertThat(zeros).as("weights at exactly 0").isBetween(1, w.length - 1);
  }

  /** The gradient of a quadratic whose weights act on their neighbors. */
  private static float[] gradient(float[] w) {
    float[] centers = {1, -2, 0.1f, 0.02f, 0, 1.5f};
    float[] curvatures = {1, 2, 0.8f, 1.5f, 1, 0.7f};
    float[] g = new float[w.length];
    for (int i = 0; i < w.length; i++) {
      g[i] += curvatures[i] * (w[i] - centers[i]);
      if (i > 0) {
        g[i] += 0.1f * (w[i - 1] - centers[i - 1]);
        g[i - 1] += 0.1f * (w[i] - centers[i]);
      }
    }
    return g;
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_groupLassoOnTwoWeights_restsAtTheClosedForm(Optimizer optimizer) {
    // J0 = norm(w - c)^2 / 2: c shrinks by lambda * sqrt(2), or the group rests at 0
    Penalty penalty = Penalties.groupLasso(LAMBDA, false);
    float[] c = {1, -2};
    float kept = (float) (1 - LAMBDA * Math.sqrt(2) / Math.sqrt(5));
    float[] w = rest(optimizer, penalty, c);
    assertThat(w[0]).isEqualTo(kept, within((float) TOLERANCE));
    assertThat(w[1]).isEqualTo(-2 * kept, within((float) TOLERANCE));
    assertThat(rest(optimizer, penalty, new float[] {0.2f, 0.19f})).containsExactly(0, 0);
    float[] free = rest(optimizer, Penalties.groupLasso(0, false), c);
    assertThat(free[0]).isGreaterThan(kept + 100 * (float) TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void apply_towardsTheInitialWeights_restsAtTheClosedForm(Optimizer optimizer) {
    // w0 = 0.5: L2 rests where w - c + 2 * 0.5 * (w - w0) = 0
    L2 l2 = new L2(0.5, Reference.INITIAL, new ConstantSchedule(0), false);
    assertThat(rest(optimizer, l2, 1)).isEqualTo(0.75f, within((float) TOLERANCE));
    L1 l1 =
        new L1(
            LAMBDA,
            L1Method.PROXIMAL,
            Metric.PRECONDITIONED,
            Reference.INITIAL,
            new ConstantSchedule(0),
            false);
    assertThat(rest(optimizer, l1, 1)).isEqualTo(0.8f, within((float) TOLERANCE));
    assertThat(rest(optimizer, l1, -1)).isEqualTo(-0.8f, within((float) TOLERANCE));
    assertThat(rest(optimizer, l1, 0.6f)).isEqualTo(0.5f);
  }

  private static float[] rest(Optimizer optimizer, Penalty penalty, float[] c) {
    float[] w = {0.5f, 0.5f};
    TrainingStep step =
        Steps.of(optimizer, w, List.of(new TrainingStep.Range(0, 2, 2, false, penalty)));
    for (int t = 0; t < 20_000; t++) {
      step.apply(w, new float[] {w[0] - c[0], w[1] - c[1]}, 1);
    }
    return w;
  }

  @ParameterizedTest
  @MethodSource("adaptiveOptimizers")
  void apply_scalarMetric_restsElsewhere(Optimizer optimizer) {
    // Adam's and RMSprop's normalized gradient is 1 at any distance, above lambda up to the minimum
    // of J0; AdaGrad's falls with every step, and below lambda far from it
    L1 scalar =
        new L1(
            LAMBDA,
            L1Method.PROXIMAL,
            Metric.SCALAR,
            Reference.ZERO,
            new ConstantSchedule(0),
            false);
    assertThat(Math.abs(rest(optimizer, scalar, 1) - 0.8)).isGreaterThan(100 * TOLERANCE);
  }

  static Stream<Optimizer> adaptiveOptimizers() {
    return optimizers().filter(optimizer -> !(optimizer instanceof Sgd));
  }

  @Test
  void step_thresholdedByTheLearningRateAlone_restsTenTimesTooWeak() {
    // the oracle above has teeth: without absorb, w rests at 1 - lambda * (1 - 0.9) = 0.98
    OptimizerState state = new Sgd(0.02, 0.9, false).start(1);
    float[] w = {0.5f};
    for (int t = 0; t < 20_000; t++) {
      state.begin(0.02);
      float[] update = {w[0] - 1};
      state.update(update, 0, 1);
      w[0] -= update[0];
      float[] taken = {0.02f};
      PENALTY.at(1).shrink(w, taken, 1, 0, 1);
      w[0] -= taken[0];
    }
    assertThat(w[0]).isEqualTo(0.98f, within((float) TOLERANCE));
  }
}
