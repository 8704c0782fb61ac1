package io.shrinkage.onednn;

import io.shrinkage.model.FeatureShape;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.model.NetworkShapes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** A pass of one number of examples through a network, and in training back from the loss. */
final class Pass implements AutoCloseable {

  private final Arena arena = new Arena();
  private final List<Step> forward;
  private final List<Step> backward;
  private final List<RunningStatistics> statistics;
  private final FloatPointer images;
  private final FloatPointer outputs;
  private final FloatPointer gradient;
  private final float[] values;

  Pass(
      NetworkDeclaration network,
      Parameters parameters,
      int count,
      boolean training,
      Supplier<SplittableRandom> dropout) {
    List<NetworkShapes.Step> shapes =
        NetworkShapes.infer(network.model(), network.input(), network.classes());
    PassBuilder builder = new PassBuilder(arena, parameters, shapes, training, dropout);
    FeatureShape shape =
        FeatureShape.image(
            network.input().channels(), network.input().height(), network.input().width());
    memory input = arena.memory(Layout.plain(Features.sizes(count, shape)));
    Part model = builder.model(network.model(), new Features(input, count, shape));
    memory output = model.output().values();
    values = new float[count * network.classes()];
    images = floats(input, count * network.input().pixels());
    outputs = floats(output, values.length);
    memory by = arena.memory(Layout.plain(count, network.classes()));
    gradient = floats(by, values.length);
    if (training) {
      model.backward().append(Gradient.of(by), false);
    }
    forward = builder.forward;
    backward = builder.backward;
    statistics = builder.statistics;
  }

  private static FloatPointer floats(memory values, int size) {
    return new FloatPointer(values.get_data_handle()).capacity(size);
  }

  /** Computes the output values [count, classes], row-major; the next call writes over them. */
  float[] forward(float[] batch, stream queue) {
    images.put(batch, 0, Math.toIntExact(images.capacity()));
    run(forward, queue);
    outputs.get(values);
    return values;
  }

  /** Computes the parameters' gradient, from that of the output values. */
  void backward(float[] byOutputs, stream queue) {
    gradient.put(byOutputs, 0, values.length);
    run(backward, queue);
  }

  List<RunningStatistics> statistics() {
    return statistics;
  }

  private static void run(List<Step> steps, stream queue) {
    for (Step step : steps) {
      step.run(queue);
    }
    queue._wait();
  }

  @Override
  public void close() {
    arena.close();
  }
}
