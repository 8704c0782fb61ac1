package io.shrinkage.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Guards against schedules that leave [0, 1], rise after the warm-up or fall within it. */
final class SchedulePropertiesTest {

  @Property(tries = 300)
  void factor_ofAnyScheduleAndIteration_isInUnitInterval(
      @ForAll("schedules") Schedule schedule,
      @ForAll @IntRange(min = 1, max = 500) int iterationsPerEpoch,
      @ForAll @IntRange(min = 1, max = 40) int epochs) {
    long last = (long) epochs * iterationsPerEpoch - 1;
    for (long iteration : List.of(0L, last / 3, last / 2, last)) {
      assertThat(schedule.factor(iteration, iterationsPerEpoch, epochs)).isBetween(0.0, 1.0);
    }
  }

  @Property(tries = 200)
  void factor_duringAWarmupOfSchedulesThatWait_risesStrictly(
      @ForAll @IntRange(min = 1, max = 5) int warmupEpochs,
      @ForAll @IntRange(min = 1, max = 40) int iterationsPerEpoch,
      @ForAll boolean cosine) {
    Schedule schedule =
        cosine ? new CosineSchedule(0, warmupEpochs) : new ConstantSchedule(warmupEpochs);
    double previous = 0;
    for (int t = 0; t < warmupEpochs * iterationsPerEpoch; t++) {
      double factor = schedule.factor(t, iterationsPerEpoch, 10);
      assertThat(factor).isGreaterThan(previous);
      previous = factor;
    }
    assertThat(previous).isEqualTo(1);
  }

  @Property(tries = 200)
  void decay_ofAnySchedule_neverRises(
      @ForAll("schedules") Schedule schedule,
      @ForAll @IntRange(min = 1, max = 20) int iterationsPerEpoch,
      @ForAll @IntRange(min = 1, max = 20) int epochs) {
    double previous = 1;
    for (int t = 0; t < epochs * iterationsPerEpoch; t++) {
      double decay = schedule.decay(t, iterationsPerEpoch, epochs);
      assertThat(decay).isLessThanOrEqualTo(previous);
      previous = decay;
    }
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    Arbitrary<Integer> warmup = Arbitraries.integers().between(0, 6);
    Arbitrary<Double> factor = Arbitraries.doubles().between(0.01, 1);
    return Arbitraries.oneOf(
        warmup.map(ConstantSchedule::new),
        Combinators.combine(factor, warmup).as(ExponentialSchedule::new),
        Combinators.combine(factor, warmup).as(CosineSchedule::new),
        Combinators.combine(Arbitraries.integers().between(1, 5), factor, warmup)
            .as(StepSchedule::new));
  }
}
