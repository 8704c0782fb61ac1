package io.shrinkage.train;

import io.shrinkage.data.Amount;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.Datasets;
import io.shrinkage.data.Order;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scale;
import java.nio.file.Path;
import java.util.List;

/** Softmax regression on the first 500 images of MNIST, measured in double. */
final class MnistRows {

  static final int ROWS = 500;
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;

  static final DataSpec SPEC =
      new DataSpec(
          Dataset.MNIST,
          null,
          null,
          Amount.count(ROWS),
          Amount.count(10),
          null,
          Amount.count(10),
          Order.FILE,
          1,
          Scale.UNIT,
          List.of(),
          0);

  static final DataSplit SPLIT =
      DataSplit.of(SPEC, Datasets.load(Dataset.MNIST, Path.of("embedded")));

  private MnistRows() {}

  /** What weights come to: the mean loss, the sums over all but the intercepts, exact zeros. */
  record Measured(double loss, double absolutes, double squares, double zeros) {

    double objective(double lambda1, double lambda2) {
      return loss + lambda1 * absolutes + lambda2 * squares;
    }
  }

  static Measured measure(List<Tensor> tensors) {
    float[] w = values(tensors, "weight");
    float[] b = values(tensors, "bias");
    double absolutes = 0;
    double squares = 0;
    int zeros = 0;
    for (float value : w) {
      absolutes += Math.abs(value);
      squares += (double) value * value;
      zeros += value == 0 ? 1 : 0;
    }
    Part train = SPLIT.train();
    double loss = 0;
    for (int i = 0; i < ROWS; i++) {
      double[] z = outputs(train.images().pixels(), train.row(i) * PIXELS, w, b);
      double sum = 0;
      for (double value : z) {
        sum += Math.exp(value - z[train.label(i)]);
      }
      loss += Math.log(sum) / ROWS;
    }
    return new Measured(loss, absolutes, squares, (double) zeros / w.length);
  }

  private static double[] outputs(byte[] pixels, int from, float[] w, float[] b) {
    double[] z = new double[CLASSES];
    for (int unit = 0; unit < CLASSES; unit++) {
      z[unit] = b[unit];
      for (int p = 0; p < PIXELS; p++) {
        z[unit] += (pixels[from + p] & 0xff) / 255.0 * w[p * CLASSES + unit];
      }
    }
    return z;
  }

  private static float[] values(List<Tensor> tensors, String kind) {
    List<Tensor> chosen = tensors.stream().filter(t -> t.kind().equals(kind)).toList();
    if (chosen.size() != 1) {
      throw new IllegalArgumentException("must be one tensor of kind " + kind + ", got " + chosen);
    }
    return chosen.get(0).values();
  }
}
