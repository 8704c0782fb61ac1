package io.shrinkage.onednn;

import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** Batch normalization with its activation: by the batch in training, else by what has run. */
final class BatchNorm {

  private final PassBuilder pass;
  private final String name;
  private final Features input;
  private final LayerSpec.BatchNorm layer;
  private final boolean relu;
  private final Map<Integer, memory> common = new HashMap<>();

  BatchNorm(PassBuilder pass, String name, Features input, LayerSpec.BatchNorm layer) {
    this.pass = pass;
    this.name = name;
    this.input = input;
    this.layer = layer;
    this.relu = layer.activation() == Activation.RELU;
  }

  Part append() {
    memory.desc layout = input.values().get_desc();
    memory.desc channels = Layout.plain(input.shape().channels());
    var step =
        pass.arena.own(
            new batch_normalization_forward.desc(
                pass.kind().value, layout, (float) layer.epsilon(), flags()));
    var description =
        pass.arena.own(new batch_normalization_forward.primitive_desc(step, OneDnn.engine()));
    common.put(dnnl.DNNL_ARG_SRC, input.values());
    common.put(dnnl.DNNL_ARG_SCALE_SHIFT, pass.parameters.values(name + ".gamma", scaleAndShift()));
    common.put(dnnl.DNNL_ARG_MEAN, statistic(".mean", channels));
    common.put(dnnl.DNNL_ARG_VARIANCE, statistic(".var", channels));
    if (pass.training && relu) {
      common.put(dnnl.DNNL_ARG_WORKSPACE, pass.arena.memory(description.workspace_desc()));
    }
    memory values = pass.arena.memory(description.dst_desc());
    Map<Integer, memory> arguments = new HashMap<>(common);
    arguments.put(dnnl.DNNL_ARG_DST, values);
    pass.append(pass.forward, new batch_normalization_forward(description), arguments);
    Activation rest = relu ? Activation.IDENTITY : layer.activation();
    Eltwise.forward(pass, rest, values);
    return new Part(
        new Features(values, input.count(), input.shape()),
        true,
        (output, inputToo) -> {
          Gradient by = Eltwise.backward(pass, rest, values, output);
          return backward(description, layout, by);
        });
  }

  /** One array of both: beta lies behind gamma in the flat parameters. */
  private memory.desc scaleAndShift() {
    int channels = input.shape().channels();
    if (pass.parameters.tensor(name + ".beta").from()
        != pass.parameters.tensor(name + ".gamma").from() + channels) {
      throw new IllegalStateException("beta must lie behind gamma in " + name);
    }
    return Layout.plain(2, channels);
  }

  private int flags() {
    return normalization_flags.use_scale_shift.value
        | (relu ? normalization_flags.fuse_norm_relu.value : 0)
        | (pass.training ? 0 : normalization_flags.use_global_stats.value);
  }

  private memory statistic(String kind, memory.desc channels) {
    if (!pass.training) {
      return pass.parameters.values(name + kind, channels);
    }
    memory batch = pass.arena.memory(channels);
    pass.statistics.add(
        new RunningStatistics(pass.parameters.tensor(name + kind), batch, 1 - layer.decay()));
    return batch;
  }

  private Gradient backward(
      batch_normalization_forward.primitive_desc forward, memory.desc layout, Gradient output) {
    var step =
        pass.arena.own(
            new batch_normalization_backward.desc(
                prop_kind.backward.value, layout, layout, (float) layer.epsilon(), flags()));
    var description =
        pass.arena.own(
            new batch_normalization_backward.primitive_desc(step, OneDnn.engine(), forward));
    memory gradient = pass.arena.memory(layout);
    Map<Integer, memory> arguments = new HashMap<>(common);
    arguments.put(dnnl.DNNL_ARG_DIFF_DST, pass.reordered(output.values(), layout, pass.backward));
    arguments.put(dnnl.DNNL_ARG_DIFF_SRC, gradient);
    arguments.put(
        dnnl.DNNL_ARG_DIFF_SCALE_SHIFT, pass.parameters.gradient(name + ".gamma", scaleAndShift()));
    pass.append(pass.backward, new batch_normalization_backward(description), arguments);
    return Gradient.of(gradient);
  }
}
