package io.shrinkage.train;

import java.util.List;

/**
 * What was measured at the end of an epoch, in inference mode, on the validation part and on the
 * train probe. Values may be infinite or NaN where a run diverged.
 *
 * @param epoch from 1; 0 is before training
 * @param trainLoss mean data loss J0 on the train probe, without the penalty
 * @param validationLoss mean data loss J0 on the validation part, without the penalty
 * @param trainAccuracy fraction in [0, 1], on the train probe
 * @param validationAccuracy fraction in [0, 1]
 * @param penalty the penalty's value; 0 for decoupled weight decay
 * @param objective trainLoss + penalty
 * @param layers norms and zeros of the layers that have weights, from the input on
 * @param majority the share of the validation part that is predicted as its most predicted class,
 *     in [0, 1]
 * @param seconds wall time of the epoch, evaluation included
 */
public record EpochMetrics(
    int epoch,
    double trainLoss,
    double validationLoss,
    double trainAccuracy,
    double validationAccuracy,
    double penalty,
    double objective,
    List<LayerWeights> layers,
    double majority,
    double seconds) {

  /**
   * The weights (kernel entries, no biases) of one layer.
   *
   * @param layer the layer's name
   * @param l2Norm square root of the sum of squares
   * @param l1Norm sum of absolute values
   * @param weights how many there are
   * @param zeroWeights how many are exactly 0
   * @param groups filters of a convolution, units of a dense layer
   * @param zeroGroups those whose weights are all exactly 0
   */
  public record LayerWeights(
      String layer,
      double l2Norm,
      double l1Norm,
      long weights,
      long zeroWeights,
      long groups,
      long zeroGroups) {}

  /** Returns whether the losses, the penalty and all weights are finite. */
  public boolean finite() {
    return Double.isFinite(trainLoss)
        && Double.isFinite(validationLoss)
        && Double.isFinite(penalty)
        && layers.stream().allMatch(layer -> Double.isFinite(layer.l2Norm()));
  }

  /** Returns the number of weights (kernel entries) of the network. */
  public long weights() {
    return layers.stream().mapToLong(LayerWeights::weights).sum();
  }

  /** Returns how many weights are exactly 0. */
  public long zeroWeights() {
    return layers.stream().mapToLong(LayerWeights::zeroWeights).sum();
  }
}
