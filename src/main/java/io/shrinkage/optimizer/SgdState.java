package io.shrinkage.optimizer;

import java.util.Arrays;
import java.util.List;

/** Stochastic gradient descent; the velocity holds gradients, not steps. */
final class SgdState implements OptimizerState {

  private final float momentum;
  private final boolean nesterov;
  private final double gradientFactor;
  private final float[] velocity;
  private double learningRate;
  private long iteration;

  SgdState(Sgd spec, int size) {
    momentum = (float) spec.momentum();
    nesterov = spec.nesterov();
    gradientFactor = nesterov ? 1 + spec.momentum() : 1;
    velocity = new float[momentum > 0 ? size : 0];
  }

  @Override
  public void begin(double learningRate) {
    this.learningRate = learningRate;
    iteration++;
  }

  @Override
  public void update(float[] g, int from, int to) {
    float rate = (float) learningRate;
    if (momentum == 0) {
      for (int i = from; i < to; i++) {
        g[i] *= rate;
      }
      return;
    }
    float[] v = velocity;
    float mu = momentum;
    for (int i = from; i < to; i++) {
      v[i] = Denormals.flush(mu * v[i] + g[i]);
    }
    float own = nesterov ? 1 : 0;
    float old = nesterov ? mu : 1;
    for (int i = from; i < to; i++) {
      g[i] = rate * (own * g[i] + old * v[i]);
    }
  }

  @Override
  public void proximalStep(float[] step, boolean preconditioned, int from, int to) {
    Arrays.fill(step, from, to, (float) (learningRate * gradientFactor));
  }

  @Override
  public void absorb(float[] displacement, int from, int to) {
    float scale = (float) (1 / (learningRate * gradientFactor));
    if (momentum == 0 || !Float.isFinite(scale)) {
      return; // a learning rate of 0 moves nothing
    }
    float[] v = velocity;
    for (int i = from; i < to; i++) {
      v[i] += scale * displacement[i];
    }
  }

  @Override
  public long iteration() {
    return iteration;
  }

  @Override
  public List<float[]> buffers() {
    return momentum > 0 ? List.of(velocity) : List.of();
  }

  @Override
  public void restore(long iteration, List<float[]> buffers) {
    Buffers.copy(buffers, buffers());
    this.iteration = iteration;
  }
}
