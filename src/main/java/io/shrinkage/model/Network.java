package io.shrinkage.model;

import java.util.List;
import java.util.Map;

/**
 * A built network that computes outputs and gradients; parameters and gradients pass as flat float
 * arrays. Belongs to the thread that built it.
 */
public interface Network extends AutoCloseable {

  /** Returns the parameter tensors in flat order. */
  List<ParameterTensor> tensors();

  /** Returns the number of classes. */
  int classes();

  /** Returns a copy of the flat parameters. */
  float[] parameters();

  /** Sets all flat parameters. */
  void parameters(float[] parameters);

  /**
   * Computes the gradient of the summed loss of a batch and the mean loss, in training mode.
   *
   * @param images [count, channels, height, width], row-major, at least count images
   * @param targets [count, classes], row-major
   * @param gradient receives the flat gradient of the sum over the batch; batch-norm's running
   *     statistics receive old minus new
   * @return the mean data loss of the batch before the step
   */
  double gradient(float[] images, float[] targets, int count, float[] gradient);

  /**
   * Computes the output layer's values in inference mode.
   *
   * @param images [count, channels, height, width], row-major, at least count images
   * @param values receives [count, classes], row-major, from index offset
   */
  void infer(float[] images, int count, float[] values, int offset);

  /** Seeds the random numbers that dropout draws. */
  void seedDropout(long seed);

  /** Returns what DL4J's configuration holds as regularization, by tensor, read back. */
  Map<String, List<String>> regularization();

  /** Returns what DL4J's configuration holds as updater of the first layer with weights. */
  String updater();

  /** Returns what computes the network: {@code engine} and its particulars. */
  Map<String, String> engine();

  /** Frees the network's native memory. */
  @Override
  void close();
}
