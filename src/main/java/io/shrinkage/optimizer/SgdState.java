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
  public void step(float[] w, float[] g, int from, int to) {
    if (momentum > 0) {
      accelerate(g, from, to);
    }
    if (nesterov) {
      stepAhead(w, g, from, to);
    } else {
      descend(w, momentum > 0 ? velocity : g, from, to);
    }
  }

  private void accelerate(float[] g, int from, int to) {
    float[] v = velocity;
    float mu = momentum;
    for (int i = from; i < to; i++) {
      v[i] = Buffers.flush(mu * v[i] + g[i]);
    }
  }

  private void stepAhead(float[] w, float[] g, int from, int to) {
    float[] v = velocity;
    float mu = momentum;
    float rate = (float) learningRate;
    for (int i = from; i < to; i++) {
      w[i] = Buffers.flush(w[i] - rate * (g[i] + mu * v[i]));
    }
  }

  private void descend(float[] w, float[] direction, int from, int to) {
    float rate = (float) learningRate;
    for (int i = from; i < to; i++) {
      w[i] = Buffers.flush(w[i] - rate * direction[i]);
    }
  }

  @Override
  public void proximalStep(float[] step, int from, int to) {
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
