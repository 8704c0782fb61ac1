package io.shrinkage.train;

import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.train.TrainingStep.Range;
import java.util.List;

/** Training steps at a constant learning rate. */
final class Steps {

  private Steps() {}

  static TrainingStep of(Optimizer optimizer, float[] initial, List<Range> ranges) {
    TrainingPlan plan = new TrainingPlan(optimizer, new ConstantSchedule(0), 1, 100_000);
    return new TrainingStep(plan, ranges, initial);
  }

  /** One penalty on all parameters, each a group of its own. */
  static TrainingStep of(Optimizer optimizer, float[] initial, Penalty penalty) {
    return of(optimizer, initial, List.of(range(0, initial.length, penalty)));
  }

  static Range range(int from, int to, Penalty penalty) {
    return new Range(from, to, 1, false, penalty);
  }
}
