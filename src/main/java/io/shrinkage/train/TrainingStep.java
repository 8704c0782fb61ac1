package io.shrinkage.train;

import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.OptimizerState;
import io.shrinkage.penalty.Penalty;
import java.util.List;

/**
 * One optimizer's step with penalties over flat parameters.
 *
 * <p>In the order of {@link Penalty}: the mean gradient with the penalty's, the decay of the
 * weights before the step, the step, the proximal step. All of it goes over one block of parameters
 * after the other, so that a block stays in the processor's cache. Allocates nothing. Not
 * thread-safe.
 */
public final class TrainingStep {

  /** Parameters a block: four arrays of it fit into a level 1 or 2 cache. */
  private static final int BLOCK = 4096;

  private final Optimizer optimizer;
  private final OptimizerState state;
  private final Range[] ranges;
  private final float[] scratch;

  /**
   * A range of the flat parameters [from, to) and what acts on it.
   *
   * @param statistic whether the values are no parameters but running statistics, which DL4J keeps
   *     as w -= g: neither optimizer nor penalty touches them
   */
  public record Range(int from, int to, boolean statistic, Penalty penalty) {}

  /**
   * Makes the step of one run, at rest.
   *
   * @param size the number of parameters, statistics included
   * @param ranges in order and without gaps from 0 to size
   * @throws IllegalArgumentException if they are not
   */
  public TrainingStep(Optimizer optimizer, int size, List<Range> ranges) {
    int end = 0;
    for (Range range : ranges) {
      if (range.from != end || range.to < range.from) {
        throw new IllegalArgumentException(
            "ranges: a range must start at %d, got [%d, %d)".formatted(end, range.from, range.to));
      }
      end = range.to;
    }
    if (end != size) {
      throw new IllegalArgumentException("ranges: must end at " + size + ", got " + end);
    }
    this.optimizer = optimizer;
    this.state = optimizer.start(size);
    this.ranges = ranges.toArray(Range[]::new);
    boolean thresholds = ranges.stream().anyMatch(range -> range.penalty.thresholds());
    this.scratch = new float[thresholds ? size : 0];
  }

  /** Returns the optimizer whose step this is. */
  public Optimizer optimizer() {
    return optimizer;
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
   * Makes one step.
   *
   * @param w the parameters
   * @param g the gradient of the batch's summed loss, which is overwritten
   * @param batchSize what the gradient is divided by, at least 1
   * @param learningRate the scheduled value of this iteration
   */
  public void apply(float[] w, float[] g, int batchSize, double learningRate) {
    state.begin(learningRate);
    for (Range range : ranges) {
      if (range.statistic) {
        subtract(w, g, range.from, range.to);
        continue;
      }
      int from = range.from;
      while (from < range.to) {
        int to = from + Math.min(BLOCK, range.to - from);
        divide(g, batchSize, from, to);
        stepBlock(w, g, range.penalty, learningRate, from, to);
        from = to;
      }
    }
  }

  private void stepBlock(
      float[] w, float[] g, Penalty penalty, double learningRate, int from, int to) {
    penalty.addGradient(w, g, from, to);
    penalty.decayWeights(w, learningRate, from, to);
    state.step(w, g, from, to);
    if (penalty.thresholds()) {
      state.proximalStep(scratch, from, to);
      penalty.threshold(w, scratch, from, to);
      state.absorb(scratch, from, to);
    }
  }

  private static void divide(float[] g, float divisor, int from, int to) {
    for (int i = from; i < to; i++) {
      g[i] /= divisor;
    }
  }

  private static void subtract(float[] w, float[] g, int from, int to) {
    for (int i = from; i < to; i++) {
      w[i] -= g[i];
    }
  }

  /** Returns the penalty's part of the objective: the sum over all ranges. */
  public double penaltyValue(float[] w) {
    double value = 0;
    for (Range range : ranges) {
      if (!range.statistic) {
        value += range.penalty.value(w, range.from, range.to);
      }
    }
    return value;
  }
}
