package io.shrinkage.train;

import io.shrinkage.data.BatchAssembler;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scaler;
import io.shrinkage.model.Network;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures a network on a part in inference mode: no dropout, no augmentation, running statistics.
 */
final class Evaluator {

  /** Large enough to amortize the calls, small enough to stay in the caches. */
  static final int BATCH = 128;

  /**
   * What the network says of a part.
   *
   * @param loss mean data loss
   * @param accuracy fraction in [0, 1]; a value that is not a number is never right
   * @param majority share of the part predicted as its most predicted class
   */
  record Score(double loss, double accuracy, double majority) {}

  private final Network network;
  private final Loss loss;
  private final BatchAssembler assembler;
  private final float[] images;

  Evaluator(Network network, Loss loss, Scaler scaler, int pixels) {
    this.network = network;
    this.loss = loss;
    this.assembler = new BatchAssembler(scaler, List.of());
    this.images = new float[BATCH * pixels];
  }

  /** Returns the output layer's values [size, classes], row-major. */
  float[] values(Part part) {
    int[] order = IntStream.range(0, part.size()).toArray();
    float[] values = new float[part.size() * part.classes()];
    for (int from = 0; from < part.size(); from += BATCH) {
      int count = Math.min(BATCH, part.size() - from);
      assembler.fill(part, order, from, count, images, null);
      network.infer(images, count, values, from * part.classes());
    }
    return values;
  }

  Score score(Part part) {
    return score(part, values(part));
  }

  Score score(Part part, float[] values) {
    int classes = part.classes();
    float[] target = new float[classes];
    int[] predictions = new int[classes];
    double sum = 0;
    int right = 0;
    float[] row = new float[classes];
    for (int i = 0; i < part.size(); i++) {
      int label = part.label(i);
      System.arraycopy(values, i * classes, row, 0, classes);
      target[label] = 1;
      sum += loss.value(row, target, 0, classes);
      target[label] = 0;
      int predicted = argMax(row);
      if (predicted >= 0) {
        predictions[predicted]++;
        right += predicted == label ? 1 : 0;
      }
    }
    int most = IntStream.of(predictions).max().orElse(0);
    return new Score(sum / part.size(), (double) right / part.size(), (double) most / part.size());
  }

  /** Returns the index of the first largest value; -1 where none is a number. */
  static int argMax(float[] row) {
    int best = -1;
    for (int i = 0; i < row.length; i++) {
      if (!Float.isNaN(row[i]) && (best < 0 || row[i] > row[best])) {
        best = i;
      }
    }
    return best;
  }
}
