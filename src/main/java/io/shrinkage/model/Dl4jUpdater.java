package io.shrinkage.model;

import io.shrinkage.optimizer.AdaGrad;
import io.shrinkage.optimizer.Adam;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.RmsProp;
import io.shrinkage.optimizer.Sgd;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * The nearest DL4J updater of an optimizer, for DL4J's own {@code fit} on a saved model.
 *
 * <p>Our runs never use it: DL4J has no classic momentum (Nesterovs stands in), and its epsilons
 * enter elsewhere.
 */
final class Dl4jUpdater {

  private Dl4jUpdater() {}

  static IUpdater of(Optimizer optimizer) {
    double rate = optimizer.learningRate();
    if (optimizer instanceof Sgd sgd) {
      return sgd.momentum() == 0
          ? new org.nd4j.linalg.learning.config.Sgd(rate)
          : new Nesterovs(rate, sgd.momentum());
    }
    if (optimizer instanceof Adam adam) {
      return new org.nd4j.linalg.learning.config.Adam(
          rate, adam.beta1(), adam.beta2(), adam.epsilon());
    }
    if (optimizer instanceof RmsProp rms) {
      return new org.nd4j.linalg.learning.config.RmsProp(rate, rms.decay(), rms.epsilon());
    }
    return new org.nd4j.linalg.learning.config.AdaGrad(rate, ((AdaGrad) optimizer).epsilon());
  }
}
