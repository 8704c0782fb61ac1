package io.shrinkage.doctor;

import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.schedule.Schedule;
import io.shrinkage.train.TrainingPlan;

/**
 * How much a penalty shrinks a weight over a run while the data loss has no gradient there.
 *
 * <p>With S = the sum over all iterations of learningRate(t) * s(t), s being the factor of the
 * penalty's schedule, a weight of typical size is multiplied by about exp(-e), and e is the sum of
 *
 * <ul>
 *   <li>L2 under SGD: 2 * lambda * S / (1 - momentum), since a gradient moves a weight by
 *       learningRate * (1 + momentum + momentum^2 + ...) in all, with Nesterov's momentum too;
 *   <li>decoupled decay, under every optimizer: lambda * S;
 *   <li>L1 under SGD: lambda * S / (1 - momentum) over E abs(w), both methods;
 *   <li>group lasso under SGD: lambda * sqrt(n) * S / (1 - momentum) over E norm(group of n);
 *   <li>proximal L1 and group lasso in the scalar metric of another optimizer: the same without
 *       momentum.
 * </ul>
 *
 * <p>There is none for the rest. An adaptive optimizer divides a coupled gradient, and the
 * preconditioned proximal step, by the root of the squared gradients: how far the penalty comes
 * depends on data gradients that nobody knows before training; where there were none, every
 * strength would shrink alike. An L1 part that pulls towards the initial weights has no typical
 * distance to be compared with.
 */
final class Shrink {
  private static final long MOST_SUMMED = 100_000;

  private Shrink() {}

  /** Returns S; of more than 100,000 iterations from as many at even distances. */
  static double rates(TrainingPlan plan, Schedule strength) {
    int iterationsPerEpoch = plan.iterationsPerEpoch();
    int epochs = plan.epochs();
    long iterations = (long) iterationsPerEpoch * epochs;
    long summed = Math.min(iterations, MOST_SUMMED);
    double sum = 0;
    for (long i = 0; i < summed; i++) {
      long t = summed == iterations ? i : (long) ((i + 0.5) * iterations / summed);
      sum += plan.learningRate(t) * strength.factor(t, iterationsPerEpoch, epochs);
    }
    return sum * iterations / summed;
  }

  /**
   * Returns e for a tensor's penalty.
   *
   * @param rates S
   * @return at least 0; NaN where there is no criterion
   */
  static double exponent(InitialTensor tensor, Optimizer optimizer, double rates) {
    Penalty penalty = tensor.penalty();
    double pull = penalty.decay() * rates;
    if (penalty.l2() > 0) {
      pull += 2 * penalty.l2() * coupled(optimizer) * rates;
    }
    if (penalty.l1() + penalty.group() == 0) {
      return pull;
    }
    Draw draw = tensor.draw();
    if (penalty.reference() == Reference.INITIAL || draw.deviation() == 0) {
      return Double.NaN;
    }
    boolean scalar = penalty.method() == L1Method.PROXIMAL && penalty.metric() == Metric.SCALAR;
    double shift = (scalar && !(optimizer instanceof Sgd) ? 1 : coupled(optimizer)) * rates;
    double root = Math.sqrt(tensor.groupSize());
    return pull
        + penalty.l1() * shift / draw.absolute()
        + penalty.group() * root * shift / draw.norm(tensor.groupSize());
  }

  /** Returns what a constant gradient moves a weight by, over learningRate * gradient. */
  private static double coupled(Optimizer optimizer) {
    return optimizer instanceof Sgd sgd ? 1 / (1 - sgd.momentum()) : Double.NaN;
  }
}
