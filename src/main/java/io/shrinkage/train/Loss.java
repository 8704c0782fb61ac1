package io.shrinkage.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.shrinkage.model.ExampleLoss;

/**
 * The data loss J0 of an example, from the network's values z before any output activation and the
 * targets y (one-hot labels).
 *
 * <p>Computed in double precision from z, so that a confident network's loss does not underflow.
 */
public enum Loss implements ExampleLoss {
  /** Softmax, then -log of the true class's probability: log(sum exp z) - sum y z. */
  @JsonProperty("cross-entropy")
  @JsonPropertyDescription("Softmax, then -log of the true class's probability.")
  CROSS_ENTROPY {
    @Override
    public double value(float[] z, float[] y, int from, int outputs) {
      double max = max(z, from, outputs);
      double sum = 0;
      double dot = 0;
      for (int i = from; i < from + outputs; i++) {
        sum += Math.exp(z[i] - max);
        dot += y[i] * (z[i] - max);
      }
      return Math.log(sum) - dot;
    }

    @Override
    public void gradient(float[] z, float[] y, float[] gradient, int from, int outputs) {
      probabilities(z, gradient, from, outputs);
      for (int i = from; i < from + outputs; i++) {
        gradient[i] -= y[i];
      }
    }

    @Override
    void probabilities(float[] z, float[] p, int from, int outputs) {
      double max = max(z, from, outputs);
      double sum = 0;
      for (int i = from; i < from + outputs; i++) {
        sum += Math.exp(z[i] - max);
      }
      for (int i = from; i < from + outputs; i++) {
        p[i] = (float) (Math.exp(z[i] - max) / sum);
      }
    }
  },
  /** Sigmoid, then the binary cross-entropy summed over the outputs. */
  @JsonProperty("binary-cross-entropy")
  @JsonPropertyDescription("Sigmoid, then the binary cross-entropy summed over the outputs.")
  BINARY_CROSS_ENTROPY {
    @Override
    public double value(float[] z, float[] y, int from, int outputs) {
      double sum = 0;
      for (int i = from; i < from + outputs; i++) {
        // -y log s(z) - (1 - y) log(1 - s(z)) without overflow
        sum += Math.max(z[i], 0) - z[i] * y[i] + Math.log1p(Math.exp(-Math.abs(z[i])));
      }
      return sum;
    }

    @Override
    public void gradient(float[] z, float[] y, float[] gradient, int from, int outputs) {
      probabilities(z, gradient, from, outputs);
      for (int i = from; i < from + outputs; i++) {
        gradient[i] -= y[i];
      }
    }

    @Override
    void probabilities(float[] z, float[] p, int from, int outputs) {
      for (int i = from; i < from + outputs; i++) {
        p[i] = (float) (1 / (1 + Math.exp(-z[i])));
      }
    }
  },
  /** Squared difference between z and y, averaged over the outputs. */
  @JsonProperty("mean-squared-error")
  @JsonPropertyDescription(
      "Squared difference between outputs and one-hot labels, averaged over the outputs.")
  MEAN_SQUARED_ERROR {
    @Override
    public double value(float[] z, float[] y, int from, int outputs) {
      double sum = 0;
      for (int i = from; i < from + outputs; i++) {
        double difference = (double) z[i] - y[i];
        sum += difference * difference;
      }
      return sum / outputs;
    }

    @Override
    public void gradient(float[] z, float[] y, float[] gradient, int from, int outputs) {
      for (int i = from; i < from + outputs; i++) {
        gradient[i] = 2 * (z[i] - y[i]) / outputs;
      }
    }

    @Override
    void probabilities(float[] z, float[] p, int from, int outputs) {
      for (int i = from; i < from + outputs; i++) {
        p[i] = Math.min(1, Math.max(0, z[i]));
      }
    }
  };

  /** Writes what the network says of each class: probabilities, or for squares z within [0, 1]. */
  abstract void probabilities(float[] z, float[] p, int from, int outputs);

  private static double max(float[] z, int from, int outputs) {
    double max = z[from];
    for (int i = from + 1; i < from + outputs; i++) {
      max = Math.max(max, z[i]);
    }
    return max;
  }
}
