package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;

/** An activation of its own, and the derivative of one that another primitive has applied. */
final class Eltwise {

  private Eltwise() {}

  /** Appends an activation, in place. */
  static void forward(PassBuilder pass, Activation activation, memory values) {
    if (activation == Activation.IDENTITY) {
      return;
    }
    pass.append(
        pass.forward,
        new eltwise_forward(description(pass, activation, values.get_desc())),
        Map.of(dnnl.DNNL_ARG_SRC, values, dnnl.DNNL_ARG_DST, values));
  }

  /**
   * Appends the derivative.
   *
   * @param values what the activation gave
   */
  static Gradient backward(
      PassBuilder pass, Activation activation, memory values, Gradient output) {
    if (activation == Activation.IDENTITY) {
      return output;
    }
    memory.desc layout = values.get_desc();
    memory by = pass.reordered(output.values(), layout, pass.backward);
    boolean ours = !output.shared() || !output.values().get_desc().equals(layout);
    memory input = ours ? by : pass.arena.memory(layout);
    var step =
        pass.arena.own(
            new eltwise_backward.desc(
                Activations.algorithm(activation),
                layout,
                layout,
                Activations.alpha(activation),
                0));
    pass.append(
        pass.backward,
        new eltwise_backward(
            pass.arena.own(
                new eltwise_backward.primitive_desc(
                    step, OneDnn.engine(), description(pass, activation, layout)))),
        Map.of(
            dnnl.DNNL_ARG_DST, values,
            dnnl.DNNL_ARG_DIFF_DST, by,
            dnnl.DNNL_ARG_DIFF_SRC, input));
    return Gradient.of(input);
  }

  private static eltwise_forward.primitive_desc description(
      PassBuilder pass, Activation activation, memory.desc layout) {
    var step =
        pass.arena.own(
            new eltwise_forward.desc(
                pass.kind(),
                Activations.algorithm(activation),
                layout,
                Activations.alpha(activation),
                0));
    return pass.arena.own(new eltwise_forward.primitive_desc(step, OneDnn.engine()));
  }
}
