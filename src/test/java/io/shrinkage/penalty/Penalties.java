package io.shrinkage.penalty;

import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** Penalties with the defaults of the reference file. */
public final class Penalties {

  private static final Schedule CONSTANT = new ConstantSchedule(0);

  private Penalties() {}

  public static L1 l1(double lambda, L1Method method, boolean biases) {
    return new L1(lambda, method, Metric.PRECONDITIONED, Reference.ZERO, CONSTANT, biases);
  }

  public static L2 l2(double lambda, boolean biases) {
    return new L2(lambda, Reference.ZERO, CONSTANT, biases);
  }

  public static ElasticNet elasticNet(
      @Nullable Double lambda1,
      @Nullable Double lambda2,
      @Nullable Double lambda,
      @Nullable Double l1Ratio,
      L1Method method,
      boolean biases) {
    return new ElasticNet(
        lambda1,
        lambda2,
        lambda,
        l1Ratio,
        method,
        Metric.PRECONDITIONED,
        Reference.ZERO,
        CONSTANT,
        biases);
  }

  public static DecoupledWeightDecay decoupledWeightDecay(double lambda, boolean biases) {
    return new DecoupledWeightDecay(lambda, Reference.ZERO, CONSTANT, biases);
  }

  public static GroupLasso groupLasso(double lambda, boolean biases) {
    return new GroupLasso(lambda, Metric.PRECONDITIONED, Reference.ZERO, CONSTANT, biases);
  }

  public static SparseGroupLasso sparseGroupLasso(double lambda1, double lambda2) {
    return new SparseGroupLasso(
        lambda1, lambda2, null, null, Metric.PRECONDITIONED, Reference.ZERO, CONSTANT, false);
  }
}
