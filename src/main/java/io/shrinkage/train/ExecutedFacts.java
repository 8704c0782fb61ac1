package io.shrinkage.train;

import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads back from the built network, and from the step that trains it, what is executed. */
final class ExecutedFacts {

  private ExecutedFacts() {}

  static Executed of(TrainingStep step, Network network, int iterationsPerEpoch) {
    List<ParameterTensor> tensors = network.tensors();
    List<Executed.TensorPenalty> penalties = penalties(tensors, step.ranges());
    Map<String, String> backend = new LinkedHashMap<>(NativeBackend.describe());
    backend.put("layerHelpers", network.helpers());
    return new Executed(
        tensors.stream()
            .filter(tensor -> tensor.kind() != Kind.STATISTIC)
            .mapToLong(ParameterTensor::size)
            .sum(),
        tensors.stream()
            .filter(tensor -> tensor.kind() == Kind.WEIGHT)
            .mapToLong(ParameterTensor::size)
            .sum(),
        penalties.stream()
            .filter(penalty -> !penalty.penalty().equals("none"))
            .mapToLong(Executed.TensorPenalty::size)
            .sum(),
        penalties,
        network.regularization(),
        network.updater(),
        step.optimizer().toString(),
        iterationsPerEpoch,
        backend);
  }

  /** Pairs every tensor with the range of the step that holds just its parameters. */
  private static List<Executed.TensorPenalty> penalties(
      List<ParameterTensor> tensors, List<TrainingStep.Range> ranges) {
    List<Executed.TensorPenalty> penalties = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      ParameterTensor tensor = tensors.get(i);
      TrainingStep.Range range = ranges.get(i);
      if (range.from() != tensor.from() || range.to() != tensor.to()) {
        throw new IllegalStateException("the step's ranges are not the tensors'");
      }
      penalties.add(penalty(tensor, range.penalty()));
    }
    return penalties;
  }

  private static Executed.TensorPenalty penalty(ParameterTensor tensor, Penalty declared) {
    boolean acts = declared.l1() > 0 || declared.l2() > 0 || declared.decay() > 0;
    Penalty penalty = acts ? declared : new NoPenalty();
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
