package io.shrinkage.train;

import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.OptimizerState;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.train.SelfCheck.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes one step without data gradient on a copy of the built network's parameters, and compares
 * what it takes from them with the closed form of the declared penalties.
 *
 * <p>It compares updates: a difference of weights would drown in their rounding. Every tensor is
 * checked, those out of a penalty's scope against 0.
 */
final class PenaltySelfCheck {

  static final double TOLERANCE = 1e-5;

  private final TrainingPlan plan;
  private final List<ParameterTensor> tensors;
  private final float[] initial;
  private final long iteration;

  private PenaltySelfCheck(
      TrainingPlan plan, List<ParameterTensor> tensors, float[] initial, long iteration) {
    this.plan = plan;
    this.tensors = tensors;
    this.initial = initial;
    this.iteration = iteration;
  }

  /**
   * Checks a step that is yet to train.
   *
   * @param tensors of the built network, with the penalties that were declared for them
   * @param initial the network's parameters, which stay as they are
   */
  static SelfCheck of(TrainingStep step, List<ParameterTensor> tensors, float[] initial) {
    List<Penalty> acting =
        tensors.stream().map(ParameterTensor::penalty).filter(Penalty::acts).distinct().toList();
    if (acting.isEmpty()) {
      return new SelfCheck(Outcome.SKIPPED, 0, 0, TOLERANCE, "");
    }
    long iteration = 0;
    while (!allAct(step.plan(), acting, iteration)) {
      iteration++;
    }
    return new PenaltySelfCheck(step.plan(), tensors, initial, iteration).compare(step.ranges());
  }

  /** The first iteration of every schedule has some strength, but not because it must. */
  private static boolean allAct(TrainingPlan plan, List<Penalty> acting, long iteration) {
    long last = (long) plan.iterationsPerEpoch() * plan.epochs() - 1;
    return iteration >= last
        || (plan.learningRate(iteration) > 0
            && acting.stream().allMatch(each -> plan.coefficients(each, iteration).act()));
  }

  private SelfCheck compare(List<TrainingStep.Range> ranges) {
    float[] before = displaced();
    float[] update = new float[initial.length];
    TrainingStep step = new TrainingStep(plan, ranges, initial);
    step.state().restore(iteration, startingBuffers(step.state()));
    step.apply(before.clone(), update, 1);
    List<String> off = new ArrayList<>();
    double largest = 0;
    for (ParameterTensor tensor : tensors) {
      double error = error(tensor, before, update);
      if (!(error <= TOLERANCE)) {
        off.add(String.format(Locale.ROOT, "%s by %.1e", tensor.name(), error));
      }
      largest = Math.max(largest, error);
    }
    return new SelfCheck(
        off.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
        tensors.size(),
        largest,
        TOLERANCE,
        off.isEmpty() ? "" : "updates are off in " + String.join(", ", off));
  }

  /**
   * Returns parameters away from 0 and from the initial ones: biases start at 0, and a penalty
   * towards the initial weights does nothing at first.
   */
  private float[] displaced() {
    float[] w = initial.clone();
    for (ParameterTensor tensor : tensors) {
      int to = tensor.to();
      float largest = 0;
      for (int i = tensor.from(); i < to; i++) {
        largest = Math.max(largest, Math.abs(initial[i]));
      }
      float step = (largest == 0 ? 1 : largest) / 8;
      for (int i = tensor.from(); i < to; i++) {
        w[i] += step * (i % 7 - 2.5f);
      }
    }
    return w;
  }

  /** Mean squared gradients are 1, all else is 0: see {@link ClosedForm}. */
  private List<float[]> startingBuffers(OptimizerState state) {
    Optimizer optimizer = plan.optimizer();
    List<float[]> buffers = state.buffers().stream().map(float[]::clone).toList();
    if (!(optimizer instanceof Sgd)) {
      Arrays.fill(buffers.get(optimizer instanceof Adam ? 1 : 0), 1);
    }
    return buffers;
  }

  private double error(ParameterTensor tensor, float[] before, float[] update) {
    Penalty penalty = tensor.penalty();
    double[] u = new double[tensor.kind() == Kind.STATISTIC ? 0 : tensor.size()];
    for (int i = 0; i < u.length; i++) {
      int at = tensor.from() + i;
      u[i] = before[at] - (penalty.reference() == Reference.INITIAL ? (double) initial[at] : 0);
    }
    double[] expected = new ClosedForm(plan, iteration).update(penalty, u, tensor.groupSize());
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < u.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(update[tensor.from() + i] - expected[i]));
    }
    if (difference == 0) {
      return penalty.acts() && largest == 0 ? Double.POSITIVE_INFINITY : 0;
    }
    return difference / largest;
  }
}
