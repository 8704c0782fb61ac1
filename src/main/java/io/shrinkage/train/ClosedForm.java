package io.shrinkage.train;

import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Coefficients;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.Penalty;

/**
 * What one step without data gradient takes from penalized weights, by the formulas alone: in
 * double, without any of the step's own code.
 *
 * <p>The optimizer is at rest, but for mean squared gradients of 1 where it has any: from 0, Adam's
 * first step would be the learning rate for a gradient of any size, and blind to a wrong strength.
 *
 * @param iteration from 0
 */
record ClosedForm(TrainingPlan plan, long iteration) {

  /**
   * Returns the update of each weight.
   *
   * @param u weights of whole groups, as distances from the penalty's reference
   */
  double[] update(Penalty penalty, double[] u, int groupSize) {
    Coefficients c = plan.coefficients(penalty, iteration);
    double decay = plan.learningRate(iteration) * c.decay();
    double[] update = new double[u.length];
    double[] rest = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      double gradient = 2 * c.l2() * u[i] + c.subgradient() * Math.signum(u[i]);
      double moved = move(gradient) + decay * u[i];
      double threshold = c.l1() * length(gradient, penalty.metric());
      double z = u[i] - moved;
      double taken = Math.max(-threshold, Math.min(threshold, z));
      update[i] = moved + taken;
      rest[i] = z - taken;
    }
    double reach = c.group() * Math.sqrt(groupSize) * length(0, penalty.metric());
    for (int from = 0; reach > 0 && from < u.length; from += groupSize) {
      double squares = 0;
      for (int i = from; i < from + groupSize; i++) {
        squares += rest[i] * rest[i];
      }
      for (int i = from; i < from + groupSize; i++) {
        update[i] += rest[i] * Math.min(1, reach / Math.sqrt(squares));
      }
    }
    return update;
  }

  /** Returns the optimizer's update for a gradient. */
  private double move(double gradient) {
    double mean = gradient;
    if (plan.optimizer() instanceof Adam adam) {
      mean *= (1 - adam.beta1()) / (1 - Math.pow(adam.beta1(), iteration + 1));
    }
    return length(gradient, Metric.PRECONDITIONED) * mean;
  }

  /** Returns the length of the proximal step where the gradient is as given. */
  private double length(double gradient, Metric metric) {
    Optimizer optimizer = plan.optimizer();
    double learningRate = plan.learningRate(iteration);
    if (optimizer instanceof Sgd sgd) {
      return learningRate * (sgd.nesterov() ? 1 + sgd.momentum() : 1);
    }
    return metric == Metric.SCALAR ? learningRate : learningRate / denominator(gradient);
  }

  private double denominator(double gradient) {
    double square = gradient * gradient;
    if (plan.optimizer() instanceof Adam adam) {
      double mean = adam.beta2() + (1 - adam.beta2()) * square;
      return Math.sqrt(mean / (1 - Math.pow(adam.beta2(), iteration + 1))) + adam.epsilon();
    }
    if (plan.optimizer() instanceof RmsProp rmsProp) {
      return Math.sqrt(rmsProp.decay() + (1 - rmsProp.decay()) * square) + rmsProp.epsilon();
    }
    return Math.sqrt(1 + square) + ((AdaGrad) plan.optimizer()).epsilon();
  }
}
