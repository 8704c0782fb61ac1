package io.shrinkage.model;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** An {@link ExampleLoss} as DL4J's output layer calls it, on the values before any activation. */
public final class OutputLoss implements ILossFunction {

  private static final long serialVersionUID = 1;

  private final ExampleLoss loss;

  /** Wraps a loss. */
  public OutputLoss(ExampleLoss loss) {
    this.loss = loss;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    int outputs = (int) preOutput.size(1);
    float[] z = read(preOutput);
    float[] y = read(labels);
    double sum = 0;
    for (int from = 0; from < z.length; from += outputs) {
      sum += loss.value(z, y, from, outputs);
    }
    return average ? sum / preOutput.size(0) : sum;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    int outputs = (int) preOutput.size(1);
    float[] z = read(preOutput);
    float[] y = read(labels);
    float[] gradient = new float[z.length];
    for (int from = 0; from < z.length; from += outputs) {
      loss.gradient(z, y, gradient, from, outputs);
    }
    INDArray result = preOutput.ulike();
    write(gradient, result);
    return result;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    throw new UnsupportedOperationException("training needs the summed loss only");
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, preOutput, activation, mask, average),
        computeGradient(labels, preOutput, activation, mask));
  }

  @Override
  public String name() {
    return loss.toString();
  }

  private static float[] read(INDArray array) {
    float[] raw = new float[Math.toIntExact(array.length())];
    ((FloatPointer) array.data().addressPointer()).get(raw);
    return rowMajor(array) ? raw : transpose(raw, (int) array.size(1), (int) array.size(0));
  }

  private static void write(float[] values, INDArray array) {
    float[] raw =
        rowMajor(array) ? values : transpose(values, (int) array.size(0), (int) array.size(1));
    ((FloatPointer) array.data().addressPointer()).put(raw);
  }

  private static boolean rowMajor(INDArray array) {
    return array.stride(1) == 1 && array.stride(0) == array.size(1);
  }

  private static float[] transpose(float[] values, int rows, int columns) {
    float[] transposed = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = values[row * columns + column];
      }
    }
    return transposed;
  }
}
