package io.shrinkage.model;

import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads the parameter tensors and their places back from a built DL4J network. */
final class ParameterLayout {

  private ParameterLayout() {}

  /**
   * Returns the tensors in the order of the flat parameters, which they cover without a gap.
   *
   * @param penalties the penalty of each layer
   */
  static List<ParameterTensor> of(Layer[] layers, Function<Layer, Penalty> penalties) {
    List<ParameterTensor> tensors = new ArrayList<>();
    long size = 0;
    for (Layer layer : layers) {
      String name = name(layer);
      Penalty own = penalties.apply(layer);
      layer.paramTable().forEach((key, view) -> tensors.add(tensor(name, key, view, own)));
      size += layer.numParams();
    }
    tensors.sort(Comparator.comparingInt(ParameterTensor::from));
    int next = 0;
    for (ParameterTensor tensor : tensors) {
      if (tensor.from() != next) {
        throw new IllegalStateException("gap in the flat parameters before " + tensor.name());
      }
      next = tensor.to();
    }
    if (next != size) {
      throw new IllegalStateException("tensors cover " + next + " of " + size);
    }
    return List.copyOf(tensors);
  }

  /** Returns the layer's name, its number where it has none. */
  static String name(Layer layer) {
    String name = layer.conf().getLayer().getLayerName();
    return name == null ? String.valueOf(layer.getIndex()) : name;
  }

  private static ParameterTensor tensor(String layer, String key, INDArray view, Penalty penalty) {
    Kind kind = kind(key);
    List<Long> shape =
        kind == Kind.WEIGHT ? Arrays.stream(view.shape()).boxed().toList() : List.of(view.length());
    if (kind == Kind.WEIGHT && view.ordering() != (shape.size() == 2 ? 'f' : 'c')) {
      throw new IllegalStateException("what enters an output is not contiguous in " + layer);
    }
    boolean inScope = kind == Kind.WEIGHT || (kind == Kind.BIAS && penalty.biases());
    return new ParameterTensor(
        layer + "." + key,
        layer,
        kind,
        shape,
        view.ordering(),
        Math.toIntExact(view.offset()),
        kind == Kind.WEIGHT ? fan(shape, 1) : 0,
        kind == Kind.WEIGHT ? fan(shape, 0) : 0,
        inScope ? penalty : new NoPenalty());
  }

  /** Convolutions are [out, in, height, width], dense layers [in, out]. */
  private static int fan(List<Long> shape, int dimension) {
    if (shape.size() == 2) {
      return Math.toIntExact(shape.get(1 - dimension));
    }
    return Math.toIntExact(shape.get(dimension) * shape.get(2) * shape.get(3));
  }

  private static Kind kind(String key) {
    return switch (key) {
      case "W" -> Kind.WEIGHT;
      case "b" -> Kind.BIAS;
      case BatchNormalizationParamInitializer.GAMMA, BatchNormalizationParamInitializer.BETA ->
          Kind.BATCH_NORM;
      case BatchNormalizationParamInitializer.GLOBAL_MEAN,
          BatchNormalizationParamInitializer.GLOBAL_VAR,
          BatchNormalizationParamInitializer.GLOBAL_LOG_STD ->
          Kind.STATISTIC;
      default -> throw new IllegalStateException("unknown parameter " + key);
    };
  }
}
