package io.shrinkage.train;

import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.penalty.Penalty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads back from the built network what is executed. */
final class ExecutedFacts {

  private ExecutedFacts() {}

  static Executed of(TrainingJob job, Network network, int iterationsPerEpoch) {
    List<ParameterTensor> tensors = network.tensors();
    Map<String, String> backend = new LinkedHashMap<>(NativeBackend.describe());
    backend.put("layerHelpers", String.valueOf(network.usesHelpers()));
    return new Executed(
        tensors.stream().mapToLong(ParameterTensor::size).sum(),
        tensors.stream()
            .filter(tensor -> tensor.kind() == Kind.WEIGHT)
            .mapToLong(ParameterTensor::size)
            .sum(),
        tensors.stream()
            .filter(tensor -> !tensor.penalty().strengths().isEmpty())
            .mapToLong(ParameterTensor::size)
            .sum(),
        tensors.stream().map(ExecutedFacts::penalty).toList(),
        network.regularization(),
        network.updater(),
        job.training().optimizer().toString(),
        iterationsPerEpoch,
        backend);
  }

  private static Executed.TensorPenalty penalty(ParameterTensor tensor) {
    Penalty penalty = tensor.penalty();
    return new Executed.TensorPenalty(
        tensor.name(),
        tensor.kind().label(),
        tensor.shape(),
        tensor.size(),
        penalty.type(),
        penalty.l1(),
        penalty.l2(),
        penalty.decay(),
        penalty.l1() > 0 ? penalty.method().name().toLowerCase(Locale.ROOT) : "");
  }
}
