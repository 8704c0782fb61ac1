package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.NetworkShapes;
import io.shrinkage.model.Padding;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;

/** Adds the input of layers to their output, through a 1x1 convolution where the shapes differ. */
final class Residual {

  private Residual() {}

  static Part append(
      PassBuilder pass, String name, Features input, Part inner, Activation activation) {
    NetworkShapes.Step step = pass.shape(name);
    int stride = NetworkShapes.projectionStride(step.in(), step.out(), step.path());
    Part shortcut =
        stride == 0
            ? new Part(input, false, (output, inputToo) -> output)
            : projection(pass, name + ".projection", input, step.out(), stride);
    memory one = inner.output().values();
    memory other = pass.reordered(shortcut.output().values(), one.get_desc(), pass.forward);
    memory sum = pass.arena.memory(one.get_desc());
    pass.combine(algorithm.binary_add, one, other, sum, pass.forward);
    Eltwise.forward(pass, activation, sum);
    return new Part(
        new Features(sum, input.count(), step.out()),
        inner.trains() || shortcut.trains(),
        (output, inputToo) -> {
          Gradient by = Eltwise.backward(pass, activation, sum, output).forTwo();
          Gradient first = inner.backward().append(by, inputToo);
          Gradient second = shortcut.backward().append(by, inputToo);
          if (!inputToo || first == null || second == null) {
            return null;
          }
          memory both = pass.arena.memory(first.values().get_desc());
          pass.combine(
              algorithm.binary_add,
              first.values(),
              pass.reordered(second.values(), both.get_desc(), pass.backward),
              both,
              pass.backward);
          return Gradient.of(both);
        });
  }

  private static Part projection(
      PassBuilder pass, String name, Features input, FeatureShape out, int stride) {
    return out.flat()
        ? Dense.append(pass, name, input, out, Activation.IDENTITY, false)
        : new Convolution(
                pass,
                name,
                input,
                out,
                Window.of(1, stride, Padding.SAME, input.shape(), out),
                false)
            .append(Activation.IDENTITY);
  }
}
