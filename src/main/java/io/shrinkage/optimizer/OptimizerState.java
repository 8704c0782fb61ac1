package io.shrinkage.optimizer;

import java.util.List;

/**
 * The steps of one optimizer over one run's flat parameters, with its state.
 *
 * <p>An iteration is {@link #begin} once, then {@link #update} over each range of parameters, and
 * over ranges with a proximal penalty {@link #proximalStep}, the penalty's own step and {@link
 * #absorb}. Arrays are indexed by parameter, ranges are [from, to). Not thread-safe.
 */
public interface OptimizerState {

  /**
   * Begins an iteration.
   *
   * @param learningRate the scheduled value of this iteration, at least 0
   */
  void begin(double learningRate);

  /** Turns the gradient g into the update, which is to be taken from w, and advances the state. */
  void update(float[] g, int from, int to);

  /**
   * Writes the length of each element's proximal step: the threshold over lambda at which a weight
   * rests where abs(dJ0/dw) = lambda.
   *
   * <p>Plain SGD: learningRate. Momentum: learningRate * c, c being the current gradient's factor
   * in the step (1; 1 + momentum for Nesterov). Adaptive optimizers: learningRate over the
   * denominator of the element (the metric of the step; Yun et al., ProxGen, NeurIPS 2021).
   *
   * @param preconditioned false makes the step of an adaptive optimizer learningRate for every
   *     element: a weight then rests where its normalized gradient, not its gradient, is lambda
   */
  void proximalStep(float[] step, boolean preconditioned, int from, int to);

  /**
   * Adds the displacement of the proximal step to the momentum buffer, as the gradient that would
   * have caused it: displacement / (learningRate * c), so that the resting point does not depend on
   * the momentum. Nothing to do without a momentum buffer of summed gradients.
   *
   * @param displacement what the proximal step took from each weight
   */
  void absorb(float[] displacement, int from, int to);

  /** Returns how many iterations have begun. */
  long iteration();

  /** Returns the live buffers, in a fixed order; with {@link #iteration} they are the state. */
  List<float[]> buffers();

  /**
   * Goes on from a state that {@link #iteration} and {@link #buffers} described.
   *
   * @param buffers copied, not kept
   * @throws IllegalArgumentException if their number or a length differs from this state's
   */
  void restore(long iteration, List<float[]> buffers);
}
