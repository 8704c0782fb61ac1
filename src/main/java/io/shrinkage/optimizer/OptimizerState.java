package io.shrinkage.optimizer;

/**
 * The steps of one optimizer over one run's flat parameters, with its state.
 *
 * <p>An iteration is {@link #begin} once, then {@link #step} over each range of parameters, and
 * over ranges with a proximal penalty {@link #proximalStep}, the penalty's threshold and {@link
 * #absorb}. Ranges are [from, to). Not thread-safe.
 */
public interface OptimizerState {

  /**
   * Begins an iteration.
   *
   * @param learningRate the scheduled value of this iteration
   */
  void begin(double learningRate);

  /** Subtracts the optimizer's update for gradient g from w and advances the state. */
  void step(float[] w, float[] g, int from, int to);

  /**
   * Writes the length of each element's proximal step: the threshold over lambda at which a weight
   * rests where abs(dJ0/dw) = lambda.
   *
   * <p>Plain SGD: learningRate. Momentum: learningRate * c, c being the current gradient's factor
   * in the step (1; 1 + momentum for Nesterov). Adaptive optimizers: learningRate over the
   * denominator of the element (the metric of the step; Yun et al., ProxGen, NeurIPS 2021).
   */
  void proximalStep(float[] step, int from, int to);

  /**
   * Adds the displacement of the proximal step to the momentum buffer: (z - w') / (learningRate *
   * c), so that the resting point does not depend on the momentum. Nothing to do without momentum.
   *
   * @param z the weights before thresholding
   * @param w the weights after thresholding
   */
  void absorb(float[] z, float[] w, int from, int to);
}
