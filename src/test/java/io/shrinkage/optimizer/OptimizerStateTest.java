package io.shrinkage.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against optimizer state that is lost, shared between ranges, or decays into denormals. */
final class OptimizerStateTest {

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Sgd(0.1, 0, false),
        new Sgd(0.1, 0.9, false),
        new Sgd(0.1, 0.9, true),
        new Adam(0.1, 0.9, 0.999, 1e-8),
        new RmsProp(0.1, 0.99, 1e-8),
        new AdaGrad(0.1, 1e-10));
  }

  @Test
  void sgd_nesterovWithoutMomentum_isRejectedAsInPyTorch() {
    assertThatThrownBy(() -> new Sgd(0.1, 0, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nesterov must be false where momentum is 0");
  }

  @Test
  void step_ofMomentumWithConstantGradient_addsUpTheGeometricSeries() {
    // g = 1: velocities 1, 1.5, 1.75
    OptimizerState state = new Sgd(1, 0.5, false).start(1);
    float[] w = {0};
    assertThat(step(state, w, 1)).isEqualTo(-1);
    assertThat(step(state, w, 1)).isEqualTo(-2.5f);
    assertThat(step(state, w, 1)).isEqualTo(-4.25f);
  }

  @Test
  void step_ofNesterovWithConstantGradient_looksAhead() {
    // g = 1: 1 + 0.5 * 1, then 1 + 0.5 * 1.5
    OptimizerState state = new Sgd(1, 0.5, true).start(1);
    float[] w = {0};
    assertThat(step(state, w, 1)).isEqualTo(-1.5f);
    assertThat(step(state, w, 1)).isEqualTo(-3.25f);
  }

  @Test
  void step_ofAdamWithConstantGradient_isTheLearningRateFromTheFirstOn() {
    // bias correction: m = g and v = g^2 in every step
    OptimizerState state = new Adam(1, 0.9, 0.999, 1e-8).start(1);
    float[] w = {0};
    for (int t = 1; t <= 10; t++) {
      assertThat(step(state, w, 1e-3f)).isEqualTo(-t, within(1e-3f));
    }
  }

  @Test
  void step_ofAdaGradWithConstantGradient_shrinksWithTheRootOfTheIterations() {
    // 1, then 1 / sqrt(2)
    OptimizerState state = new AdaGrad(1, 1e-10).start(1);
    float[] w = {0};
    assertThat(step(state, w, 5)).isEqualTo(-1, within(1e-6f));
    assertThat(step(state, w, 5)).isEqualTo(-1.7071068f, within(1e-6f));
  }

  private static void take(OptimizerState state, float[] w, float[] g, int from, int to) {
    state.update(g, from, to);
    for (int i = from; i < to; i++) {
      w[i] -= g[i];
    }
  }

  private static float step(OptimizerState state, float[] w, float gradient) {
    state.begin(1);
    take(state, w, new float[] {gradient}, 0, 1);
    return w[0];
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void step_overRanges_isOneStepOverAll(Optimizer optimizer) {
    float[] whole = {1, 2, 3, 4, 5};
    float[] parts = whole.clone();
    OptimizerState wholeState = optimizer.start(5);
    OptimizerState partState = optimizer.start(5);
    for (int t = 0; t < 5; t++) {
      iterate(wholeState, whole, t);
      float[] g = gradient(t);
      partState.begin(0.1);
      take(partState, parts, g, 3, 5);
      take(partState, parts, g, 0, 3);
    }
    assertThat(parts).containsExactly(whole);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void restore_fromSavedBuffers_goesOnAsIfNotInterrupted(Optimizer optimizer) {
    float[] w = {1, 2, 3, 4, 5};
    OptimizerState state = optimizer.start(5);
    for (int t = 0; t < 5; t++) {
      iterate(state, w, t);
    }
    OptimizerState restored = optimizer.start(5);
    restored.restore(state.iteration(), state.buffers());
    assertThat(restored.iteration()).isEqualTo(5);
    float[] other = w.clone();
    for (int t = 5; t < 10; t++) {
      iterate(state, w, t);
      iterate(restored, other, t);
    }
    assertThat(other).containsExactly(w);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void restore_fromAnotherState_isRejected(Optimizer optimizer) {
    OptimizerState state = optimizer.start(5);
    List<float[]> tooMany = List.of(new float[5], new float[5], new float[5]);
    assertThatThrownBy(() -> state.restore(1, tooMany))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("optimizer state: buffers must be ");
    List<float[]> tooShort = state.buffers().stream().map(buffer -> new float[4]).toList();
    if (!tooShort.isEmpty()) {
      assertThatThrownBy(() -> state.restore(1, tooShort))
          .hasMessage("optimizer state: parameters must be 5, got 4");
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void step_longAfterTheLastGradient_leavesNoDenormals(Optimizer optimizer) {
    // 0.9^2000 = 1e-92: without care a velocity of 1 ends at 4 * Float.MIN_VALUE and stays there
    OptimizerState state = optimizer.start(5);
    float[] w = {1, 2, 3, 4, 5};
    iterate(state, w, 0);
    for (int t = 0; t < 2000; t++) {
      state.begin(0.1);
      take(state, w, new float[5], 0, 5);
    }
    for (float[] buffer : state.buffers()) {
      for (float value : buffer) {
        assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).isTrue();
      }
    }
  }

  private static void iterate(OptimizerState state, float[] w, int t) {
    state.begin(0.1);
    take(state, w, gradient(t), 0, w.length);
  }

  private static float[] gradient(int t) {
    return new float[] {1, -1, 0.5f * t, 3 - t, 0.01f};
  }
}
