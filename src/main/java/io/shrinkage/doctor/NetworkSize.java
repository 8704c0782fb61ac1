package io.shrinkage.doctor;

import io.shrinkage.data.Dataset;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;
import io.shrinkage.spec.RunSpec;
import java.util.Optional;

/**
 * How large a network is.
 *
 * @param weights kernel entries: no biases, no batch norm
 * @param parameters all that is trained
 * @param statistics batch norm's running means and variances
 */
public record NetworkSize(long weights, long parameters, long statistics) {

  /** Returns that of a run's network; empty where the shape of its images is not known. */
  public static Optional<NetworkSize> of(RunSpec run) {
    Dataset dataset = run.data().dataset();
    if (!dataset.known()) {
      return Optional.empty();
    }
    long weights = 0;
    long biases = 0;
    for (InitialTensor tensor : InitialTensor.of(run)) {
      weights += tensor.bias() ? 0 : tensor.size();
      biases += tensor.bias() ? tensor.size() : 0;
    }
    long normalized =
        NetworkShapes.infer(run.model(), dataset.shape(), dataset.classes()).stream()
            .filter(step -> step.layer() instanceof LayerSpec.BatchNorm)
            .mapToLong(step -> step.in().channels())
            .sum();
    return Optional.of(new NetworkSize(weights, weights + biases + 2 * normalized, 2 * normalized));
  }
}
