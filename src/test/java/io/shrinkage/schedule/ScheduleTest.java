package io.shrinkage.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Guards against schedules that are off by one iteration. */
final class ScheduleTest {

  private static final double ROUNDING = 1e-15;

  @Test
  void constant_withoutWarmup_isOne() {
    Schedule schedule = new ConstantSchedule(0);
    assertThat(schedule.factor(0, 10, 5)).isEqualTo(1);
    assertThat(schedule.factor(49, 10, 5)).isEqualTo(1);
  }

  @Test
  void warmup_ofTwoEpochs_climbsFromOneTwentiethToOne() {
    // 2 epochs of 10 iterations: (t + 1) / 20
    Schedule schedule = new ConstantSchedule(2);
    assertThat(schedule.factor(0, 10, 5)).isEqualTo(0.05);
    assertThat(schedule.factor(9, 10, 5)).isEqualTo(0.5);
    assertThat(schedule.factor(18, 10, 5)).isEqualTo(0.95);
    assertThat(schedule.factor(19, 10, 5)).isEqualTo(1);
    assertThat(schedule.factor(20, 10, 5)).isEqualTo(1);
  }

  @Test
  void step_atItsEdges_changesWithTheFirstIterationOfAnEpoch() {
    Schedule schedule = new StepSchedule(2, 0.1, 0);
    assertThat(schedule.factor(0, 10, 6)).isEqualTo(1);
    assertThat(schedule.factor(19, 10, 6)).isEqualTo(1);
    assertThat(schedule.factor(20, 10, 6)).isEqualTo(0.1);
    assertThat(schedule.factor(39, 10, 6)).isEqualTo(0.1);
    assertThat(schedule.factor(40, 10, 6)).isEqualTo(0.01, within(ROUNDING));
  }

  @Test
  void step_duringWarmup_stepsToo() {
    // epoch 2 of a warm-up of 2, step after every epoch: 0.5 * 11 / 20
    assertThat(new StepSchedule(1, 0.5, 2).factor(10, 10, 6)).isEqualTo(0.275, within(ROUNDING));
  }

  @Test
  void exponential_afterThreeEpochs_isTheCube() {
    Schedule schedule = new ExponentialSchedule(0.5, 0);
    assertThat(schedule.factor(9, 10, 6)).isEqualTo(1);
    assertThat(schedule.factor(10, 10, 6)).isEqualTo(0.5);
    assertThat(schedule.factor(30, 10, 6)).isEqualTo(0.125);
  }

  @Test
  void cosine_withoutWarmup_fallsAlongHalfACosine() {
    // 10 epochs of 10 iterations: cos(0), cos(pi / 3), cos(pi / 2), and 1 step before the end
    Schedule schedule = new CosineSchedule(0, 0);
    assertThat(schedule.factor(0, 10, 10)).isEqualTo(1);
    assertThat(schedule.factor(20, 6, 10)).isEqualTo(0.75, within(ROUNDING));
    assertThat(schedule.factor(50, 10, 10)).isEqualTo(0.5, within(ROUNDING));
    // 1 - cos(x) = x^2 / 2 near 0: (pi / 100)^2 / 4
    assertThat(schedule.factor(99, 10, 10)).isEqualTo(2.4674e-4, within(1e-7));
  }

  @Test
  void cosine_withFinalFactor_approachesIt() {
    // halfway: 0.2 + 0.8 / 2
    assertThat(new CosineSchedule(0.2, 0).factor(50, 10, 10)).isEqualTo(0.6, within(ROUNDING));
    assertThat(new CosineSchedule(0.2, 0).factor(100, 10, 10)).isEqualTo(0.2, within(ROUNDING));
    assertThat(new CosineSchedule(1, 0).factor(77, 10, 10)).isEqualTo(1);
  }

  @Test
  void cosine_afterWarmup_startsThere() {
    // 2 epochs of warm-up, then 8 of cosine: half way after 6
    Schedule schedule = new CosineSchedule(0, 2);
    assertThat(schedule.factor(0, 10, 10)).isEqualTo(0.05);
    assertThat(schedule.factor(19, 10, 10)).isEqualTo(1);
    assertThat(schedule.factor(20, 10, 10)).isEqualTo(1);
    assertThat(schedule.factor(60, 10, 10)).isEqualTo(0.5, within(ROUNDING));
  }

  @Test
  void cosine_ofARunNoLongerThanItsWarmup_isTheWarmup() {
    assertThat(new CosineSchedule(0, 3).factor(14, 10, 2)).isEqualTo(0.5);
  }
}
