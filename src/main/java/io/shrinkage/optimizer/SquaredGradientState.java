package io.shrinkage.optimizer;

import java.util.Arrays;
import java.util.List;

/**
 * RMSprop and AdaGrad: the gradient over the root of its squares, which RMSprop averages and
 * AdaGrad sums.
 */
final class SquaredGradientState implements OptimizerState {

  private final float kept;
  private final float added;
  private final float epsilon;
  private final float[] square;
  private double learningRate;
  private long iteration;

  /**
   * Makes a state with v(t) = kept * v(t-1) + added * g^2.
   *
   * @param kept factor of the earlier squares, in [0, 1]
   * @param added factor of the newest square, in (0, 1]
   */
  SquaredGradientState(double kept, double added, double epsilon, int size) {
    this.kept = (float) kept;
    this.added = (float) added;
    this.epsilon = (float) epsilon;
    square = new float[size];
  }

  @Override
  public void begin(double learningRate) {
    this.learningRate = learningRate;
    iteration++;
  }

  @Override
  public void update(float[] g, int from, int to) {
    float[] v = square;
    float old = kept;
    float newest = added;
    float rate = (float) learningRate;
    float eps = epsilon;
    for (int i = from; i < to; i++) {
      v[i] = old * v[i] + newest * (g[i] * g[i]);
      g[i] = rate * g[i] / ((float) Math.sqrt(v[i]) + eps);
    }
  }

  @Override
  public void proximalStep(float[] step, boolean preconditioned, int from, int to) {
    float rate = (float) learningRate;
    if (!preconditioned) {
      Arrays.fill(step, from, to, rate);
      return;
    }
    float[] v = square;
    float eps = epsilon;
    for (int i = from; i < to; i++) {
      step[i] = rate / ((float) Math.sqrt(v[i]) + eps);
    }
  }

  /** There is no momentum. */
  @Override
  public void absorb(float[] displacement, int from, int to) {}

  @Override
  public long iteration() {
    return iteration;
  }

  @Override
  public List<float[]> buffers() {
    return List.of(square);
  }

  @Override
  public void restore(long iteration, List<float[]> buffers) {
    Buffers.copy(buffers, buffers());
    this.iteration = iteration;
  }
}
