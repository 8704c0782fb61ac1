package io.shrinkage.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How a value changes over a run: a factor that multiplies the base value in every iteration.
 *
 * <p>Every schedule may start with a linear warm-up: in iteration t (from 0) of the first {@code
 * warmupEpochs} epochs, of W iterations in all, the factor is multiplied by (t + 1) / W.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConstantSchedule.class, name = "constant"),
  @JsonSubTypes.Type(value = StepSchedule.class, name = "step"),
  @JsonSubTypes.Type(value = ExponentialSchedule.class, name = "exponential"),
  @JsonSubTypes.Type(value = CosineSchedule.class, name = "cosine")
})
public sealed interface Schedule
    permits ConstantSchedule, StepSchedule, ExponentialSchedule, CosineSchedule {

  /** Returns the length of the linear warm-up in epochs; 0 switches it off. */
  int warmupEpochs();

  /**
   * Returns the factor without the warm-up.
   *
   * @param iteration from 0
   */
  double decay(long iteration, int iterationsPerEpoch, int epochs);

  /** Returns in words what the factor does after the warm-up. */
  String course();

  /** Returns whether the factor is 1 throughout. */
  default boolean unchanging() {
    return this instanceof ConstantSchedule && warmupEpochs() == 0;
  }

  /** Returns in words what the factor does. */
  default String describe() {
    return warmupEpochs() == 0
        ? course()
        : "linear warm-up over "
            + warmupEpochs()
            + (warmupEpochs() == 1 ? " epoch, then " : " epochs, then ")
            + course();
  }

  /**
   * Returns the factor of an iteration, warm-up included.
   *
   * @param iteration from 0, over the whole run
   * @param iterationsPerEpoch at least 1
   * @param epochs the length of the run
   */
  default double factor(long iteration, int iterationsPerEpoch, int epochs) {
    double decay = decay(iteration, iterationsPerEpoch, epochs);
    long warmup = (long) warmupEpochs() * iterationsPerEpoch;
    return iteration < warmup ? decay * (iteration + 1) / warmup : decay;
  }
}
