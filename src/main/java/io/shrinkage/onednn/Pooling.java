package io.shrinkage.onednn;

import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Maximum or mean over a window; padding does not count. */
final class Pooling {

  private Pooling() {}

  static Part append(PassBuilder pass, LayerSpec layer, Features input, FeatureShape out) {
    FeatureShape in = input.shape();
    if (layer instanceof LayerSpec.MaxPool pool) {
      int stride = NetworkShapes.stride(pool.stride(), pool.size());
      Window window = Window.of(pool.size(), stride, pool.padding(), in, out);
      return append(pass, algorithm.pooling_max, window, input, out);
    }
    if (layer instanceof LayerSpec.AvgPool pool) {
      int stride = NetworkShapes.stride(pool.stride(), pool.size());
      Window window = Window.of(pool.size(), stride, pool.padding(), in, out);
      return append(pass, algorithm.pooling_avg_exclude_padding, window, input, out);
    }
    if (layer instanceof LayerSpec.GlobalAvgPool) {
      return global(pass, input);
    }
    throw new IllegalArgumentException("unknown layer " + layer);
  }

  private static Part global(PassBuilder pass, Features input) {
    FeatureShape in = input.shape();
    Part part =
        append(
            pass,
            algorithm.pooling_avg_exclude_padding,
            Window.whole(in),
            input,
            FeatureShape.image(in.channels(), 1, 1));
    return new Part(
        pass.flat(part.output()),
        false,
        (output, inputToo) -> part.backward().append(pass.unflat(output, part.output()), inputToo));
  }

  private static Part append(
      PassBuilder pass, algorithm kind, Window window, Features input, FeatureShape shape) {
    memory.desc in = input.values().get_desc();
    memory.desc any = Layout.any(Features.sizes(input.count(), shape));
    var step =
        pass.arena.own(
            new pooling_forward.desc(
                pass.kind(),
                kind,
                in,
                any,
                window.strides(),
                window.sizes(),
                window.before(),
                window.after()));
    var description = pass.arena.own(new pooling_forward.primitive_desc(step, OneDnn.engine()));
    memory values = pass.arena.memory(description.dst_desc());
    Map<Integer, memory> places = new HashMap<>();
    if (pass.training && kind == algorithm.pooling_max) {
      places.put(dnnl.DNNL_ARG_WORKSPACE, pass.arena.memory(description.workspace_desc()));
    }
    Map<Integer, memory> arguments = new HashMap<>(places);
    arguments.put(dnnl.DNNL_ARG_SRC, input.values());
    arguments.put(dnnl.DNNL_ARG_DST, values);
    pass.append(pass.forward, new pooling_forward(description), arguments);
    return new Part(
        new Features(values, input.count(), shape),
        false,
        (output, inputToo) -> {
          var back =
              pass.arena.own(
                  new pooling_backward.desc(
                      kind,
                      in,
                      values.get_desc(),
                      window.strides(),
                      window.sizes(),
                      window.before(),
                      window.after()));
          var backward =
              pass.arena.own(
                  new pooling_backward.primitive_desc(back, OneDnn.engine(), description));
          memory gradient = pass.arena.memory(backward.diff_src_desc());
          Map<Integer, memory> others = new HashMap<>(places);
          others.put(
              dnnl.DNNL_ARG_DIFF_DST,
              pass.reordered(output.values(), backward.diff_dst_desc(), pass.backward));
          others.put(dnnl.DNNL_ARG_DIFF_SRC, gradient);
          pass.append(pass.backward, new pooling_backward(backward), others);
          return Gradient.of(gradient);
        });
  }
}
