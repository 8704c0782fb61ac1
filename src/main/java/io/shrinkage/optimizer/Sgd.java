package io.shrinkage.optimizer;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Stochastic gradient descent, with classic or Nesterov momentum.
 *
 * <p>v(t) = momentum * v(t-1) + g, from v(0) = 0; classic: w -= learningRate * v(t); Nesterov: w -=
 * learningRate * (g + momentum * v(t)). The velocity holds gradients, as in PyTorch's SGD (no
 * dampening), so that a change of the learning rate acts at once; DL4J's {@code Nesterovs} holds
 * steps, which is the same while the rate is constant. Momentum 0 is plain gradient descent.
 *
 * <p>Source: I. Sutskever, J. Martens, G. Dahl, G. Hinton, On the importance of initialization and
 * momentum in deep learning, ICML 2013.
 */
@JsonClassDescription("Stochastic gradient descent, with classic or Nesterov momentum.")
public record Sgd(
    @JsonPropertyDescription("Base learning rate.") @DecimalMin(value = "0", inclusive = false)
        double learningRate,
    @JsonPropertyDescription("Momentum; 0 is plain SGD.")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double momentum,
    @JsonPropertyDescription("Whether the momentum is Nesterov's.") boolean nesterov)
    implements Optimizer {

  /** With Nesterov's momentum of 0.9, as the reference file has it. */
  public Sgd(double learningRate) {
    this(learningRate, 0.9, true);
  }

  /**
   * Checks what PyTorch checks as well: Nesterov's step is one along the momentum.
   *
   * @throws IllegalArgumentException if nesterov is true and momentum is 0
   */
  public Sgd {
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("nesterov must be false where momentum is 0");
    }
  }

  @Override
  public OptimizerState start(int size) {
    return new SgdState(this, size);
  }
}
