package io.shrinkage.train;

import io.shrinkage.model.ParameterTensor;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.List;

/** Norms and zeros of the weights, in double precision. */
final class WeightMetrics {

  private WeightMetrics() {}

  static List<LayerWeights> of(List<ParameterTensor> tensors, float[] w) {
    return tensors.stream()
        .filter(tensor -> tensor.kind() == ParameterTensor.Kind.WEIGHT)
        .map(tensor -> layer(tensor, w))
        .toList();
  }

  private static LayerWeights layer(ParameterTensor tensor, float[] w) {
    double squares = 0;
    double absolutes = 0;
    long zeros = 0;
    long zeroGroups = 0;
    int groupSize = tensor.groupSize();
    for (int from = tensor.from(); from < tensor.to(); from += groupSize) {
      int inGroup = 0;
      for (int i = from; i < from + groupSize; i++) {
        squares += (double) w[i] * w[i];
        absolutes += Math.abs(w[i]);
        inGroup += w[i] == 0 ? 1 : 0;
      }
      zeros += inGroup;
      zeroGroups += inGroup == groupSize ? 1 : 0;
    }
    int size = tensor.size();
    return new LayerWeights(
        tensor.layer(), Math.sqrt(squares), absolutes, size, zeros, size / groupSize, zeroGroups);
  }
}
