package io.shrinkage.optimizer;

import java.util.Arrays;
import java.util.List;

/** Adam; the bias corrections are computed in double, once an iteration. */
final class AdamState implements OptimizerState {

  private final Adam spec;
  private final float[] mean;
  private final float[] square;
  private double learningRate;
  private long iteration;

  AdamState(Adam spec, int size) {
    this.spec = spec;
    mean = new float[size];
    square = new float[size];
  }

  @Override
  public void begin(double learningRate) {
    this.learningRate = learningRate;
    iteration++;
  }

  @Override
  public void update(float[] g, int from, int to) {
    float[] m = mean;
    float[] v = square;
    float newest = (float) (1 - spec.beta1());
    float newestSquare = (float) (1 - spec.beta2());
    float rate = (float) (learningRate / (1 - Math.pow(spec.beta1(), iteration)));
    float unbias = squareRootUnbias();
    float epsilon = (float) spec.epsilon();
    for (int i = from; i < to; i++) {
      m[i] = Denormals.flush(m[i] + newest * (g[i] - m[i]));
      v[i] += newestSquare * (g[i] * g[i] - v[i]);
      g[i] = rate * m[i] / ((float) Math.sqrt(v[i]) * unbias + epsilon);
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
    float unbias = squareRootUnbias();
    float epsilon = (float) spec.epsilon();
    for (int i = from; i < to; i++) {
      step[i] = rate / ((float) Math.sqrt(v[i]) * unbias + epsilon);
    }
  }

  private float squareRootUnbias() {
    return (float) (1 / Math.sqrt(1 - Math.pow(spec.beta2(), iteration)));
  }

  /** The first moment is a mean, which rests at the gradient itself. */
  @Override
  public void absorb(float[] displacement, int from, int to) {}

  @Override
  public long iteration() {
    return iteration;
  }

  @Override
  public List<float[]> buffers() {
    return List.of(mean, square);
  }

  @Override
  public void restore(long iteration, List<float[]> buffers) {
    Buffers.copy(buffers, buffers());
    this.iteration = iteration;
  }
}
