package io.shrinkage.model;

/** The data loss of one example, from the output layer's values z and the targets y. */
public interface ExampleLoss {

  /** Returns the loss of the example whose values are [from, from + outputs). */
  double value(float[] z, float[] y, int from, int outputs);

  /** Writes the derivative of the example's loss by z. */
  void gradient(float[] z, float[] y, float[] gradient, int from, int outputs);
}
