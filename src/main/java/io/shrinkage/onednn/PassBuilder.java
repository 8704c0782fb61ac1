package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.NetworkShapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.jspecify.annotations.Nullable;

/** Collects the steps of a pass: forward as the layers come, then backward from the loss. */
final class PassBuilder {

  final Arena arena;
  final Parameters parameters;
  final boolean training;
  final Supplier<SplittableRandom> dropout;
  final List<Step> forward = new ArrayList<>();
  final List<Step> backward = new ArrayList<>();
  final List<RunningStatistics> statistics = new ArrayList<>();
  private final Map<String, NetworkShapes.Step> shapes = new HashMap<>();
  private final boolean winograd;
  private final boolean channelsLast;

  PassBuilder(
      Arena arena,
      Parameters parameters,
      List<NetworkShapes.Step> shapes,
      boolean training,
      Supplier<SplittableRandom> dropout) {
    this.arena = arena;
    this.parameters = parameters;
    this.training = training;
    this.dropout = dropout;
    shapes.forEach(step -> this.shapes.put(step.name(), step));
    this.winograd =
        shapes.stream()
            .map(ConvolutionAlgorithm::of)
            .anyMatch(ConvolutionAlgorithm.WINOGRAD::equals);
    this.channelsLast = shapes.stream().anyMatch(ConvolutionAlgorithm::ragged);
  }

  /** Appends all layers of a model. */
  Part model(ModelSpec model, Features input) {
    return sequence(model.layers(), "", input);
  }

  prop_kind kind() {
    return training ? prop_kind.forward_training : prop_kind.forward_inference;
  }

  /**
   * Returns what to ask of a convolution. In inference oneDNN computes direct ones in another
   * layout than Winograd's; where both follow each other, copying between them costs more than that
   * layout gains.
   */
  prop_kind kind(ConvolutionAlgorithm algorithm) {
    return winograd && algorithm == ConvolutionAlgorithm.DIRECT
        ? prop_kind.forward_training
        : kind();
  }

  /**
   * Returns the layout of a convolution's images. Left to oneDNN, 20 channels would be computed as
   * 32; channels-last, they are not, and whole vectors are hardly slower. One such layer decides
   * for all, so that nothing is copied in between.
   */
  memory.desc features(ConvolutionAlgorithm algorithm, long... sizes) {
    return channelsLast && algorithm == ConvolutionAlgorithm.DIRECT
        ? Layout.channelsLast(sizes)
        : Layout.any(sizes);
  }

  NetworkShapes.Step shape(String layer) {
    NetworkShapes.Step step = shapes.get(layer);
    if (step == null) {
      throw new IllegalStateException("no shape for layer " + layer);
    }
    return step;
  }

  private Part sequence(List<LayerSpec> layers, String prefix, Features input) {
    List<Part> parts = new ArrayList<>();
    Features last = input;
    for (int i = 0; i < layers.size(); i++) {
      Part part = layer(layers.get(i), NetworkShapes.name(prefix, i, layers.get(i)), last);
      parts.add(part);
      last = part.output();
    }
    return new Part(
        last,
        parts.stream().anyMatch(Part::trains),
        (output, inputToo) -> backward(parts, output, inputToo));
  }

  private static @Nullable Gradient backward(List<Part> parts, Gradient output, boolean inputToo) {
    Gradient gradient = output;
    for (int i = parts.size() - 1; i >= 0 && gradient != null; i--) {
      boolean needed = inputToo || parts.subList(0, i).stream().anyMatch(Part::trains);
      gradient =
          needed || parts.get(i).trains() ? parts.get(i).backward().append(gradient, needed) : null;
    }
    return gradient;
  }

  private Part layer(LayerSpec layer, String name, Features input) {
    FeatureShape out = shape(name).out();
    if (layer instanceof LayerSpec.Conv conv) {
      Window window = Window.of(conv.kernel(), conv.stride(), conv.padding(), input.shape(), out);
      return new Convolution(this, name, input, out, window, conv.bias()).append(conv.activation());
    }
    if (layer instanceof LayerSpec.Dense dense) {
      return Dense.append(this, name, input, out, dense.activation(), dense.bias());
    }
    if (layer instanceof LayerSpec.Output) {
      return Dense.append(this, name, input, out, Activation.IDENTITY, true);
    }
    if (layer instanceof LayerSpec.Residual residual) {
      Part inner = sequence(residual.layers(), name + ".", input);
      return Residual.append(this, name, input, inner, residual.activation());
    }
    if (layer instanceof LayerSpec.BatchNorm norm) {
      return new BatchNorm(this, name, input, norm).append();
    }
    if (layer instanceof LayerSpec.Dropout drop) {
      return Dropout.append(this, input, drop.rate());
    }
    return Pooling.append(this, layer, input, out);
  }

  /** Returns memory in a layout of choice; appends the step that copies it where it is not. */
  memory reordered(memory from, memory.desc wanted, List<Step> steps) {
    if (from.get_desc().equals(wanted)) {
      return from;
    }
    memory to = arena.memory(wanted);
    copy(from, to, steps);
    return to;
  }

  void copy(memory from, memory to, List<Step> steps) {
    append(steps, new reorder(from, to), Map.of(dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to));
  }

  void append(List<Step> steps, primitive operation, Map<Integer, memory> arguments) {
    IntMemoryMap map = arena.own(new IntMemoryMap());
    arguments.forEach(map::put);
    arena.own(operation);
    steps.add(queue -> operation.execute(queue, map));
  }

  /** Appends the sum or the product of two memories of one layout, element by element. */
  void combine(algorithm how, memory one, memory other, memory result, List<Step> steps) {
    var step = arena.own(new binary.desc(how, one.get_desc(), other.get_desc(), result.get_desc()));
    append(
        steps,
        new binary(arena.own(new binary.primitive_desc(step, OneDnn.engine()))),
        Map.of(
            dnnl.DNNL_ARG_SRC_0, one,
            dnnl.DNNL_ARG_SRC_1, other,
            dnnl.DNNL_ARG_DST, result));
  }

  /** Returns features as vectors of units: an image's row by row, channel by channel. */
  Features flat(Features features) {
    if (features.shape().flat()) {
      return features;
    }
    memory plain = reordered(features.values(), Layout.plain(features.sizes()), forward);
    FeatureShape units = FeatureShape.units(Math.toIntExact(features.shape().size()));
    memory view =
        arena.view(Layout.plain(Features.sizes(features.count(), units)), plain.get_data_handle());
    return new Features(view, features.count(), units);
  }

  /** Returns the gradient by what {@link #flat} took, from that by what it gave. */
  Gradient unflat(Gradient gradient, Features features) {
    if (features.shape().flat()) {
      return gradient;
    }
    memory plain =
        reordered(
            gradient.values(), Layout.plain(features.count(), features.shape().size()), backward);
    memory view = arena.view(Layout.plain(features.sizes()), plain.get_data_handle());
    return new Gradient(view, gradient.shared());
  }
}
