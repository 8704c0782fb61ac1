package io.shrinkage.model;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** DL4J's own activations: leaky ReLU's slope is 0.01, ELU's alpha 1. */
final class Dl4jActivation {

  private Dl4jActivation() {}

  static IActivation of(Activation activation) {
    return switch (activation) {
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new ActivationLReLU(0.01);
      case ELU -> new ActivationELU();
      case SIGMOID -> new ActivationSigmoid();
      case TANH -> new ActivationTanH();
      case IDENTITY -> new ActivationIdentity();
    };
  }
}
