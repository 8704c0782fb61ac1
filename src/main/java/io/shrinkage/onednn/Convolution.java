package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import io.shrinkage.model.FeatureShape;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** A convolution with its activation; oneDNN chooses the layout of the weights. */
final class Convolution {

  private final PassBuilder pass;
  private final String name;
  private final Features input;
  private final FeatureShape shape;
  private final Window window;
  private final boolean bias;
  private final memory.desc weights;
  private final memory.desc anyWeights;
  private final memory.desc biases;
  private final memory.desc in;
  private final memory.desc out;
  private final ConvolutionAlgorithm algorithm;

  Convolution(
      PassBuilder pass,
      String name,
      Features input,
      FeatureShape shape,
      Window window,
      boolean bias) {
    this.pass = pass;
    this.name = name;
    this.input = input;
    this.shape = shape;
    this.window = window;
    this.bias = bias;
    long[] kernel = {
      shape.channels(),
      input.shape().channels(),
      window.vertical().size(),
      window.horizontal().size()
    };
    weights = Layout.plain(kernel);
    anyWeights = Layout.any(kernel);
    biases = Layout.biases(bias, shape.channels());
    algorithm =
        ConvolutionAlgorithm.of(
            window.vertical().size(), window.vertical().stride(), input.shape(), shape);
    in = pass.features(algorithm, input.sizes());
    out = pass.features(algorithm, Features.sizes(input.count(), shape));
  }

  Part append(Activation activation) {
    Activation fused = algorithm.fuses(activation) ? activation : Activation.IDENTITY;
    var description = pass.arena.own(algorithm.make(chosen -> forward(chosen, fused)));
    memory source = pass.reordered(input.values(), description.src_desc(), pass.forward);
    memory values = pass.arena.memory(description.dst_desc());
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(dnnl.DNNL_ARG_SRC, source);
    arguments.put(
        dnnl.DNNL_ARG_WEIGHTS,
        pass.parameters.values(name + ".W", weights, description.weights_desc(), pass.forward));
    if (bias) {
      arguments.put(dnnl.DNNL_ARG_BIAS, pass.parameters.values(name + ".b", biases));
    }
    arguments.put(dnnl.DNNL_ARG_DST, values);
    pass.append(pass.forward, new convolution_forward(description), arguments);
    Eltwise.forward(pass, fused == activation ? Activation.IDENTITY : activation, values);
    return new Part(
        new Features(values, input.count(), shape),
        true,
        (output, inputToo) -> {
          Gradient by = Eltwise.backward(pass, activation, values, output);
          weights(description, source, by.values());
          return inputToo ? input(description, by.values()) : null;
        });
  }

  private convolution_forward.primitive_desc forward(algorithm chosen, Activation activation) {
    var step =
        pass.arena.own(
            new convolution_forward.desc(
                pass.kind(algorithm),
                chosen,
                in,
                anyWeights,
                biases,
                out,
                window.strides(),
                window.before(),
                window.after()));
    return new convolution_forward.primitive_desc(
        step, Activations.fused(pass.arena, activation), OneDnn.engine());
  }

  private void weights(convolution_forward.primitive_desc forward, memory source, memory output) {
    var description = pass.arena.own(algorithm.make(chosen -> weights(chosen, forward)));
    memory place = pass.parameters.gradient(name + ".W", weights);
    boolean direct = description.diff_weights_desc().equals(place.get_desc());
    memory gradient = direct ? place : pass.arena.memory(description.diff_weights_desc());
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(dnnl.DNNL_ARG_SRC, pass.reordered(source, description.src_desc(), pass.backward));
    arguments.put(
        dnnl.DNNL_ARG_DIFF_DST, pass.reordered(output, description.diff_dst_desc(), pass.backward));
    arguments.put(dnnl.DNNL_ARG_DIFF_WEIGHTS, gradient);
    if (bias) {
      arguments.put(dnnl.DNNL_ARG_DIFF_BIAS, pass.parameters.gradient(name + ".b", biases));
    }
    pass.append(pass.backward, new convolution_backward_weights(description), arguments);
    if (!direct) {
      pass.copy(gradient, place, pass.backward);
    }
  }

  private convolution_backward_weights.primitive_desc weights(
      algorithm chosen, convolution_forward.primitive_desc forward) {
    var step =
        pass.arena.own(
            new convolution_backward_weights.desc(
                chosen,
                in,
                anyWeights,
                biases,
                out,
                window.strides(),
                window.before(),
                window.after()));
    return new convolution_backward_weights.primitive_desc(step, OneDnn.engine(), forward);
  }

  private @Nullable Gradient input(convolution_forward.primitive_desc forward, memory output) {
    var description = pass.arena.own(algorithm.make(chosen -> input(chosen, forward)));
    memory gradient = pass.arena.memory(description.diff_src_desc());
    memory copy =
        pass.parameters.values(name + ".W", weights, description.weights_desc(), pass.backward);
    pass.append(
        pass.backward,
        new convolution_backward_data(description),
        Map.of(
            dnnl.DNNL_ARG_DIFF_DST,
            pass.reordered(output, description.diff_dst_desc(), pass.backward),
            dnnl.DNNL_ARG_WEIGHTS,
            copy,
            dnnl.DNNL_ARG_DIFF_SRC,
            gradient));
    return Gradient.of(gradient);
  }

  private convolution_backward_data.primitive_desc input(
      algorithm chosen, convolution_forward.primitive_desc forward) {
    var step =
        pass.arena.own(
            new convolution_backward_data.desc(
                chosen, in, anyWeights, out, window.strides(), window.before(), window.after()));
    return new convolution_backward_data.primitive_desc(step, OneDnn.engine(), forward);
  }
}
