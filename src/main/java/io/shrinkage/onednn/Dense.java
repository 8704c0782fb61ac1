package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import io.shrinkage.model.FeatureShape;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer. Its weights are used where they lie, and their gradient is written where
 * it is wanted: copying them into the layout that oneDNN prefers costs more than it gains.
 */
final class Dense {

  private final PassBuilder pass;
  private final Features input;
  private final memory.desc in;
  private final memory.desc weights;
  private final memory.desc biases;
  private final memory.desc out;
  private final String name;
  private final Activation activation;
  private final boolean bias;

  private Dense(
      PassBuilder pass,
      String name,
      Features input,
      FeatureShape shape,
      Activation activation,
      boolean bias) {
    this.pass = pass;
    this.name = name;
    this.input = input;
    this.activation = activation;
    this.bias = bias;
    in = Layout.plain(input.sizes());
    weights = Layout.plain(shape.channels(), input.shape().channels());
    biases = Layout.biases(bias, shape.channels());
    out = Layout.plain(input.count(), shape.channels());
  }

  static Part append(
      PassBuilder pass,
      String name,
      Features input,
      FeatureShape shape,
      Activation activation,
      boolean bias) {
    Dense dense = new Dense(pass, name, pass.flat(input), shape, activation, bias);
    Part part = dense.append(shape);
    return new Part(
        part.output(),
        true,
        (output, inputToo) -> {
          Gradient gradient = part.backward().append(output, inputToo);
          return gradient == null ? null : pass.unflat(gradient, input);
        });
  }

  private Part append(FeatureShape shape) {
    var step =
        pass.arena.own(new inner_product_forward.desc(pass.kind(), in, weights, biases, out));
    var description =
        pass.arena.own(
            new inner_product_forward.primitive_desc(
                step, Activations.fused(pass.arena, activation), OneDnn.engine()));
    memory source = pass.reordered(input.values(), in, pass.forward);
    memory values = pass.arena.memory(out);
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(dnnl.DNNL_ARG_SRC, source);
    arguments.put(dnnl.DNNL_ARG_WEIGHTS, pass.parameters.values(name + ".W", weights));
    if (bias) {
      arguments.put(dnnl.DNNL_ARG_BIAS, pass.parameters.values(name + ".b", biases));
    }
    arguments.put(dnnl.DNNL_ARG_DST, values);
    pass.append(pass.forward, new inner_product_forward(description), arguments);
    return new Part(
        new Features(values, input.count(), shape),
        true,
        (output, inputToo) -> {
          Gradient by = Eltwise.backward(pass, activation, values, output);
          memory gradient = pass.reordered(by.values(), out, pass.backward);
          weights(description, source, gradient);
          return inputToo ? input(description, gradient) : null;
        });
  }

  private void weights(inner_product_forward.primitive_desc forward, memory source, memory output) {
    var step = pass.arena.own(new inner_product_backward_weights.desc(in, weights, biases, out));
    var description =
        pass.arena.own(
            new inner_product_backward_weights.primitive_desc(step, OneDnn.engine(), forward));
    Map<Integer, memory> arguments = new HashMap<>();
    arguments.put(dnnl.DNNL_ARG_SRC, source);
    arguments.put(dnnl.DNNL_ARG_DIFF_DST, output);
    arguments.put(dnnl.DNNL_ARG_DIFF_WEIGHTS, pass.parameters.gradient(name + ".W", weights));
    if (bias) {
      arguments.put(dnnl.DNNL_ARG_DIFF_BIAS, pass.parameters.gradient(name + ".b", biases));
    }
    pass.append(pass.backward, new inner_product_backward_weights(description), arguments);
  }

  private @Nullable Gradient input(inner_product_forward.primitive_desc forward, memory output) {
    var step = pass.arena.own(new inner_product_backward_data.desc(in, weights, out));
    var description =
        pass.arena.own(
            new inner_product_backward_data.primitive_desc(step, OneDnn.engine(), forward));
    memory gradient = pass.arena.memory(in);
    pass.append(
        pass.backward,
        new inner_product_backward_data(description),
        Map.of(
            dnnl.DNNL_ARG_DIFF_DST, output,
            dnnl.DNNL_ARG_WEIGHTS, pass.parameters.values(name + ".W", weights),
            dnnl.DNNL_ARG_DIFF_SRC, gradient));
    return Gradient.of(gradient);
  }
}
