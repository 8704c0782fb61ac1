package io.shrinkage.train;

import io.shrinkage.data.Part;
import java.util.stream.IntStream;

/**
 * What a network says of the images of a part.
 *
 * <p>Under cross-entropy the probabilities are the softmax's, and log probabilities are computed
 * from the values before it, so that they do not underflow. Under the other losses the outputs
 * (sigmoids; squares within [0, 1]) do not sum to 1: they are divided by their sum, and where all
 * are 0 every class gets the same.
 *
 * @param labels true classes
 * @param predicted class of the largest value, the first of equal ones; -1 where none is a number
 * @param confidence probability of the predicted class; NaN where there is none
 * @param probability of the true class
 * @param logProbability natural logarithm of it
 * @param logFloor least log probability that enters the negative log likelihood
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: made once, read by the diagnostics
record Predictions(
    int[] labels,
    int[] predicted,
    double[] confidence,
    double[] probability,
    double[] logProbability,
    double logFloor) {

  /** Outputs clipped to 0 would make the likelihood infinite; Keras's epsilon bounds it. */
  private static final double LEAST_PROBABILITY = 1e-7;

  static Predictions of(Loss loss, Part part, float[] values) {
    int[] labels = IntStream.range(0, part.size()).map(part::label).toArray();
    return of(loss, labels, values, part.classes());
  }

  /** Reads values [size, classes] of the output layer, row-major. */
  static Predictions of(Loss loss, int[] labels, float[] values, int classes) {
    boolean exact = loss == Loss.CROSS_ENTROPY;
    int size = labels.length;
    Predictions predictions =
        new Predictions(
            labels,
            new int[size],
            new double[size],
            new double[size],
            new double[size],
            exact ? Double.NEGATIVE_INFINITY : Math.log(LEAST_PROBABILITY));
    float[] row = new float[classes];
    float[] target = new float[classes];
    for (int i = 0; i < size; i++) {
      System.arraycopy(values, i * classes, row, 0, classes);
      double[] shares = shares(loss, row);
      int best = Evaluator.argMax(row);
      predictions.predicted[i] = best;
      predictions.confidence[i] = best < 0 ? Double.NaN : shares[best];
      predictions.probability[i] = shares[labels[i]];
      target[labels[i]] = 1;
      predictions.logProbability[i] =
          exact ? -loss.value(row, target, 0, classes) : Math.log(shares[labels[i]]);
      target[labels[i]] = 0;
    }
    return predictions;
  }

  private static double[] shares(Loss loss, float[] row) {
    float[] outputs = new float[row.length];
    loss.probabilities(row, outputs, 0, row.length);
    double sum = 0;
    for (float output : outputs) {
      sum += output;
    }
    double[] shares = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      shares[i] = sum == 0 ? 1.0 / row.length : outputs[i] / sum;
    }
    return shares;
  }

  int size() {
    return labels.length;
  }

  boolean right(int i) {
    return predicted[i] == labels[i];
  }

  /** Returns the mean negative log likelihood of the true classes. */
  double negativeLogLikelihood() {
    double sum = 0;
    for (double log : logProbability) {
      sum -= Math.max(log, logFloor);
    }
    return sum / size();
  }
}
