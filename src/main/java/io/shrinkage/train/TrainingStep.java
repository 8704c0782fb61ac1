package io.shrinkage.train;

import io.shrinkage.optimizer.Denormals;
import io.shrinkage.optimizer.OptimizerState;
import io.shrinkage.penalty.Coefficients;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One optimizer's step with penalties over flat parameters.
 *
 * <p>In the order of {@link Coefficients}: the mean gradient with the penalty's, the optimizer's
 * update, the decoupled decay of the weights before the step, the step, the proximal step. All of
 * it goes over one block of parameters after the other, so that a block stays in the processor's
 * cache. Allocates no array. Not thread-safe.
 */
public final class TrainingStep {

  /** Parameters a block at least: four arrays of it fit into a level 1 or 2 cache. */
  private static final int BLOCK = 4096;

  private final TrainingPlan plan;
  private final OptimizerState state;
  private final Range[] ranges;
  private final float[] taken;
  private final float[] distance;
  private final float @Nullable [] initial;

  /**
   * A range of the flat parameters [from, to) and what acts on it.
   *
   * @param groupSize divides the range into the groups of a group penalty: what enters one output
   * @param statistic whether the values are no parameters but running statistics, which DL4J keeps
   *     as w -= g: neither optimizer nor penalty touches them
   */
  public record Range(int from, int to, int groupSize, boolean statistic, Penalty penalty) {}

  /**
   * Makes the step of one run, at rest.
   *
   * @param ranges in order and without gaps over all parameters, statistics included
   * @param initial the parameters before training; copied where a penalty pulls towards them
   * @throws IllegalArgumentException if the ranges do not cover the parameters
   */
  public TrainingStep(TrainingPlan plan, List<Range> ranges, float[] initial) {
    check(ranges, initial.length);
    this.plan = plan;
    this.state = plan.optimizer().start(initial.length);
    this.ranges = ranges.toArray(Range[]::new);
    boolean proximal = ranges.stream().anyMatch(range -> range.penalty.proximal());
    this.taken = new float[proximal ? initial.length : 0];
    boolean referring =
        ranges.stream().anyMatch(range -> range.penalty.reference() == Reference.INITIAL);
    this.initial = referring ? initial.clone() : null;
    this.distance = new float[referring ? initial.length : 0];
  }

  private static void check(List<Range> ranges, int size) {
    int end = 0;
    for (Range range : ranges) {
      if (range.from != end || range.to < range.from) {
        throw new IllegalArgumentException(
            "ranges: a range must start at %d, got [%d, %d)".formatted(end, range.from, range.to));
      }
      if (range.groupSize < 1 || (range.to - range.from) % range.groupSize != 0) {
        throw new IllegalArgumentException(
            "ranges: groups of %d must divide [%d, %d)"
                .formatted(range.groupSize, range.from, range.to));
      }
      end = range.to;
    }
    if (end != size) {
      throw new IllegalArgumentException("ranges: must end at " + size + ", got " + end);
    }
  }

  /** Returns the optimizer and the schedule over the run. */
  public TrainingPlan plan() {
    return plan;
  }

  /** Returns the ranges and what acts on each. */
  public List<Range> ranges() {
    return List.of(ranges);
  }

  /** Returns the optimizer's live state, which a checkpoint saves and restores. */
  public OptimizerState state() {
    return state;
  }

  /**
   * Makes the step of the next iteration.
   *
   * @param w the parameters
   * @param g the gradient of the batch's summed loss; on return the update: all that was taken from
   *     w, by optimizer and penalty
   * @param batchSize what the gradient is divided by, at least 1
   */
  public void apply(float[] w, float[] g, int batchSize) {
    long iteration = state.iteration();
    double learningRate = plan.learningRate(iteration);
    state.begin(learningRate);
    for (Range range : ranges) {
      if (range.statistic) {
        take(g, w, range.from, range.to);
        continue;
      }
      Coefficients coefficients = plan.coefficients(range.penalty, iteration);
      int block = Math.max(1, BLOCK / range.groupSize) * range.groupSize;
      int from = range.from;
      while (from < range.to) {
        int to = from + Math.min(block, range.to - from);
        divide(g, batchSize, from, to);
        stepBlock(w, g, range, coefficients, learningRate, from, to);
        from = to;
      }
    }
  }

  private void stepBlock(
      float[] w, float[] g, Range range, Coefficients c, double learningRate, int from, int to) {
    Penalty penalty = range.penalty;
    float[] u = penalized(w, penalty, from, to);
    c.addGradient(u, g, from, to);
    state.update(g, from, to);
    c.addDecay(u, g, learningRate, from, to);
    takeFlushed(g, w, from, to);
    if (c.shrinks()) {
      state.proximalStep(taken, penalty.metric() == Metric.PRECONDITIONED, from, to);
      u = penalized(w, penalty, from, to);
      c.shrink(u, taken, range.groupSize, from, to);
      settle(w, u, g, penalty, from, to);
      state.absorb(taken, from, to);
    }
  }

  /** Returns what the penalty acts on: w, or its distance from the initial weights. */
  private float[] penalized(float[] w, Penalty penalty, int from, int to) {
    float[] w0 = initial;
    if (w0 == null || penalty.reference() == Reference.ZERO) {
      return w;
    }
    for (int i = from; i < to; i++) {
      distance[i] = w[i] - w0[i];
    }
    return distance;
  }

  /** Takes the proximal step from w and adds it to the update. */
  private void settle(float[] w, float[] u, float[] g, Penalty penalty, int from, int to) {
    float[] w0 = initial;
    if (w0 != null && penalty.reference() == Reference.INITIAL) {
      for (int i = from; i < to; i++) {
        // w - (w - w0) is not always w0
        w[i] = taken[i] == u[i] ? w0[i] : w[i] - taken[i];
      }
    } else {
      take(taken, w, from, to);
    }
    for (int i = from; i < to; i++) {
      g[i] += taken[i];
    }
  }

  private static void divide(float[] g, float divisor, int from, int to) {
    for (int i = from; i < to; i++) {
      g[i] /= divisor;
    }
  }

  private static void take(float[] what, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[i] -= what[i];
    }
  }

  private static void takeFlushed(float[] what, float[] w, int from, int to) {
    for (int i = from; i < to; i++) {
      w[i] = Denormals.flush(w[i] - what[i]);
    }
  }

  /**
   * Returns the penalty's part of the objective: the sum over all ranges, at the strengths of the
   * last iteration (of the first one before it).
   */
  public double penaltyValue(float[] w) {
    long iteration = Math.max(0, state.iteration() - 1);
    double value = 0;
    for (Range range : ranges) {
      if (!range.statistic) {
        float[] u = penalized(w, range.penalty, range.from, range.to);
        value +=
            plan.coefficients(range.penalty, iteration)
                .value(u, range.groupSize, range.from, range.to);
      }
    }
    return value;
  }
}
