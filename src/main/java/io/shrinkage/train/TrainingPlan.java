package io.shrinkage.train;

import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.penalty.Coefficients;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;

/**
 * What an optimizer and the penalties do when: the schedules over a run of known length.
 *
 * @param schedule of the learning rate
 * @param iterationsPerEpoch at least 1
 * @param epochs at least 1
 */
public record TrainingPlan(
    Optimizer optimizer, Schedule schedule, int iterationsPerEpoch, int epochs) {

  /** A constant learning rate, for penalties without a schedule: the run may be of any length. */
  public TrainingPlan(Optimizer optimizer) {
    this(optimizer, new ConstantSchedule(0), 1, 1);
  }

  /**
   * Returns the scheduled learning rate.
   *
   * @param iteration from 0
   */
  public double learningRate(long iteration) {
    return optimizer.learningRate() * schedule.factor(iteration, iterationsPerEpoch, epochs);
  }

  /**
   * Returns a penalty's scheduled strengths.
   *
   * @param iteration from 0
   */
  public Coefficients coefficients(Penalty penalty, long iteration) {
    return penalty.at(iteration, iterationsPerEpoch, epochs);
  }
}
