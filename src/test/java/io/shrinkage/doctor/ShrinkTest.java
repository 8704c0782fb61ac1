package io.shrinkage.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.CosineSchedule;
import io.shrinkage.schedule.Schedule;
import io.shrinkage.train.TrainingPlan;
import io.shrinkage.train.TrainingStep;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a criterion that the training step does not follow. */
final class ShrinkTest {
  private static final Schedule CONSTANT = new ConstantSchedule(0);
  private static final Sgd PLAIN = new Sgd(0.05, 0, false);
  private static final Sgd CLASSIC = new Sgd(0.05, 0.9, false);
  private static final Sgd NESTEROV = new Sgd(0.05, 0.9, true);
  private static final Adam ADAM = new Adam(1e-3, 0.9, 0.999, 1e-8);

  @Test
  void rates_areTheIntegralOfBothSchedules() {
    assertThat(Shrink.rates(plan(PLAIN, CONSTANT, 32, 12), CONSTANT))
        .isCloseTo(0.05 * 384, within(1e-9));
    // half a cosine down to 0: half, but for the sum's first term; times a warm-up over all, t / n
    assertThat(Shrink.rates(plan(PLAIN, new CosineSchedule(0, 0), 1000, 10), CONSTANT))
        .isCloseTo(0.05 * 5000, within(0.03));
    assertThat(Shrink.rates(plan(PLAIN, CONSTANT, 1000, 10), new ConstantSchedule(10)))
        .isCloseTo(0.05 * 5000, within(0.03));
  }

  @Test
  void rates_overManyIterations_areThoseOfFewer() {
    Schedule cosine = new CosineSchedule(0.1, 0);
    double few = Shrink.rates(plan(PLAIN, cosine, 900, 100), CONSTANT);
    assertThat(Shrink.rates(plan(PLAIN, cosine, 90_000, 100), CONSTANT))
        .isCloseTo(100 * few, withinPercentage(0.01));
  }

  @Test
  void l2_underSgd_shrinksAsTheStepDoes() {
    for (Sgd sgd : List.of(PLAIN, CLASSIC, NESTEROV)) {
      for (Schedule schedule : List.of(CONSTANT, new CosineSchedule(0, 2))) {
        compare(sgd, schedule, Penalties.l2(1e-4, false));
        compare(sgd, CONSTANT, new L2(1e-4, Reference.ZERO, schedule, false));
      }
    }
  }

  @Test
  void decoupledDecay_shrinksAsTheStepDoes() {
    for (Optimizer optimizer : List.of(PLAIN, NESTEROV, ADAM)) {
      compare(optimizer, new CosineSchedule(0, 2), Penalties.decoupledWeightDecay(1e-2, false));
    }
  }

  @Test
  void l1_underSgd_shrinksAsTheStepDoes() {
    for (Sgd sgd : List.of(PLAIN, CLASSIC, NESTEROV)) {
      for (L1Method method : L1Method.values()) {
        compare(sgd, CONSTANT, Penalties.l1(1e-4, method, false));
      }
    }
  }

  @Test
  void l1_inTheScalarMetricOfAdam_shrinksAsTheStepDoes() {
    Metric scalar = Metric.SCALAR;
    compare(
        ADAM, CONSTANT, new L1(1e-3, L1Method.PROXIMAL, scalar, Reference.ZERO, CONSTANT, false));
  }

  @Test
  void groupLasso_underSgd_shrinksAsTheStepDoes() {
    compare(NESTEROV, CONSTANT, Penalties.groupLasso(1e-5, false));
  }

  @Test
  void coupledParts_underAdam_haveNoCriterion() {
    for (Penalty penalty :
        List.of(
            Penalties.l2(1e-4, false),
            Penalties.l1(1e-4, L1Method.PROXIMAL, false),
            Penalties.l1(1e-4, L1Method.SUBGRADIENT, false),
            Penalties.groupLasso(1e-4, false))) {
      assertThat(Shrink.exponent(tensor(penalty), ADAM, 1)).as("%s", penalty).isNaN();
    }
  }

  /**
   * Trains weights of a typical size without data gradient, and compares what is left of them. Over
   * 20 epochs of 100 iterations the velocity's first iterations are 1 % of the run.
   */
  private static void compare(Optimizer optimizer, Schedule schedule, Penalty penalty) {
    InitialTensor tensor = tensor(penalty);
    TrainingPlan plan = plan(optimizer, schedule, 100, 20);
    double exponent = Shrink.exponent(tensor, optimizer, Shrink.rates(plan, penalty.schedule()));
    int n = (int) tensor.groupSize();
    float typical =
        (float)
            (penalty.group() > 0 ? tensor.draw().norm(n) / Math.sqrt(n) : tensor.draw().absolute());
    float[] w = new float[n];
    java.util.Arrays.fill(w, typical);
    TrainingStep step =
        new TrainingStep(plan, List.of(new TrainingStep.Range(0, n, n, false, penalty)), w);
    for (int t = 0; t < plan.iterationsPerEpoch() * plan.epochs(); t++) {
      step.apply(w, new float[n], 1);
    }
    double lost = 1 - w[0] / (double) typical;
    assertThat(lost).isBetween(0.004, 0.6);
    // L1 shifts by a constant: to first order the same as an exponential
    double expected = penalty.l1() + penalty.group() > 0 ? exponent : -Math.expm1(-exponent);
    assertThat(expected).as("%s %s", optimizer, penalty).isCloseTo(lost, withinPercentage(2));
  }

  private static InitialTensor tensor(Penalty penalty) {
    return new InitialTensor("1-dense", false, 1, 4, new Draw(0.5, false), penalty);
  }

  private static TrainingPlan plan(
      Optimizer optimizer, Schedule schedule, int iterationsPerEpoch, int epochs) {
    return new TrainingPlan(optimizer, schedule, iterationsPerEpoch, epochs);
  }
}
