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
import java.util.TreeMap;

/** Reads back from the built network, and from the step that trains it, what is executed. */
final class ExecutedFacts {

  private ExecutedFacts() {}

  static Executed of(TrainingStep step, Network network) {
    List<ParameterTensor> tensors = network.tensors();
    List<Executed.TensorPenalty> penalties = penalties(tensors, step.ranges());
    Map<String, String> backend = new LinkedHashMap<>(NativeBackend.describe());
    backend.putAll(new TreeMap<>(network.engine()));
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
        step.plan().optimizer().toString(),
        step.plan().schedule().toString(),
        step.plan().iterationsPerEpoch(),
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
      penalties.add(penalty(tensor, range));
    }
    return penalties;
  }

  private static Executed.TensorPenalty penalty(ParameterTensor tensor, TrainingStep.Range range) {
    Penalty penalty = range.penalty().acts() ? range.penalty() : new NoPenalty();
    return new Executed.TensorPenalty(
        tensor.name(),
        tensor.kind().label(),
        tensor.shape(),
        tensor.size(),
        penalty.type(),
        penalty.l1(),
        penalty.l2(),
        penalty.decay(),
        penalty.group(),
        range.groupSize(),
        penalty.l1() > 0 ? lowerCase(penalty.method()) : "",
        penalty.proximal() ? lowerCase(penalty.metric()) : "",
        penalty.acts() ? lowerCase(penalty.reference()) : "",
        penalty.acts() ? String.valueOf(penalty.schedule()) : "");
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
