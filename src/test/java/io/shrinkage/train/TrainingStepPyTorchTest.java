package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.schedule.StepSchedule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against optimizers that are not PyTorch's.
 *
 * <p>pytorch-steps.csv holds 20 steps each, made by pytorch_steps.py beside it in double precision;
 * gradient and learning rates here repeat that script. The float steps agree to 1e-6 of the largest
 * weight, a few roundings.
 */
final class TrainingStepPyTorchTest {

  private static final float[] WEIGHTS = {1, -0.5f, 0.25f, -2, 0.125f};
  private static final float[] CENTERS = {0.5f, 0.5f, -1, -1.5f, 0};
  private static final float[] CURVATURES = {1, 2, 0.5f, 0.25f, 4};
  private static final double TOLERANCE = 2e-6; // of 2, the largest weight

  static Stream<Arguments> cases() {
    return Stream.of(
            new Case("sgd", new Sgd(0.05, 0, false)),
            new Case("momentum", new Sgd(0.02, 0.9, false)),
            new Case("nesterov", new Sgd(0.02, 0.9, true)),
            new Case("adam", new Adam(0.01, 0.9, 0.999, 1e-8)),
            new Case("rmsprop", new RmsProp(0.01, 0.99, 1e-8)),
            new Case("adagrad", new AdaGrad(0.05, 1e-10)))
        .flatMap(
            c ->
                Stream.of(
                    Arguments.of(c.name, c.optimizer, new NoPenalty()),
                    // PyTorch's weight_decay of 0.1 adds 0.1 * w, ours 2 * lambda * w
                    Arguments.of(c.name + "+l2", c.optimizer, Penalties.l2(0.05, false))));
  }

  private record Case(String name, Optimizer optimizer) {}

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void apply_twentySteps_agreesWithPyTorch(String name, Optimizer optimizer, Penalty penalty)
      throws IOException {
    assertAgreement(name, optimizer, penalty);
  }

  @Test
  void apply_decoupledDecayWithAdam_agreesWithPyTorchsAdamW() throws IOException {
    assertAgreement(
        "adam+decoupled",
        new Adam(0.01, 0.9, 0.999, 1e-8),
        Penalties.decoupledWeightDecay(0.1, false));
  }

  private static void assertAgreement(String name, Optimizer optimizer, Penalty penalty)
      throws IOException {
    List<double[]> expected = read(name);
    assertThat(expected).hasSize(20);
    float[] w = WEIGHTS.clone();
    // the script halves the learning rate from step 11 on
    TrainingPlan plan = new TrainingPlan(optimizer, new StepSchedule(10, 0.5, 0), 1, 20);
    TrainingStep step = new TrainingStep(plan, List.of(Steps.range(0, w.length, penalty)), w);
    for (int t = 1; t <= expected.size(); t++) {
      step.apply(w, summedGradient(w, t, 4), 4);
      for (int i = 0; i < w.length; i++) {
        assertThat((double) w[i])
            .as("weight %d after step %d", i, t)
            .isEqualTo(expected.get(t - 1)[i], within(TOLERANCE));
      }
    }
  }

  /** The gradient's sum over a batch; a batch of 4 keeps it exact. */
  private static float[] summedGradient(float[] w, int step, int batchSize) {
    float[] g = new float[w.length];
    for (int i = 0; i < w.length; i++) {
      float disturbance = ((step * 7 + i * 3) % 11 - 5) / 16f;
      g[i] = batchSize * (CURVATURES[i] * (w[i] - CENTERS[i]) + disturbance);
    }
    return g;
  }

  private static List<double[]> read(String name) throws IOException {
    try (InputStream in = TrainingStepPyTorchTest.class.getResourceAsStream("pytorch-steps.csv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(","))
          .filter(cells -> cells[0].equals(name))
          .map(cells -> Stream.of(cells).skip(2).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }
}
