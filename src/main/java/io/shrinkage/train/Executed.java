package io.shrinkage.train;

import java.util.List;
import java.util.Map;

/**
 * What was really executed, read back from the built network and from the step that trained it.
 *
 * @param parameters trained parameters: no running statistics
 * @param weights kernel entries: no biases, no batch norm
 * @param penalizedWeights entries that the step penalizes; none where lambda is 0
 * @param tensors every parameter tensor in the flat order of the network
 * @param regularization what DL4J's configuration holds, by layer: e.g. "L2(2.0E-4)" for weights
 * @param updater what DL4J's configuration holds as updater
 * @param optimizer the step that trained
 * @param schedule of its learning rate
 * @param iterationsPerEpoch batches an epoch
 * @param backend native backend, instruction set, and what computed the network
 */
public record Executed(
    long parameters,
    long weights,
    long penalizedWeights,
    List<TensorPenalty> tensors,
    Map<String, List<String>> regularization,
    String updater,
    String optimizer,
    String schedule,
    int iterationsPerEpoch,
    Map<String, String> backend) {

  /**
   * The penalty which the step applied to one parameter tensor.
   *
   * @param name layer and parameter, such as "1-conv.W"
   * @param kind weight, bias, batch-norm or statistic
   * @param penalty the penalty's JSON type; "none" where nothing acted
   */
  public record TensorPenalty(
      String name,
      String kind,
      List<Long> shape,
      long size,
      String penalty,
      double l1,
      double l2,
      double decay,
      double group,
      int groupSize,
      String method,
      String metric,
      String reference,
      String schedule) {}
}
