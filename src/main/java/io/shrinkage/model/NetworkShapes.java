package io.shrinkage.model;

import io.shrinkage.data.ImageShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Infers the shape after every layer, without building anything. */
public final class NetworkShapes {

  /**
   * The shape after one layer.
   *
   * @param name position and type, such as {@code 1-conv}; inside a residual {@code
   *     3-residual.1-conv}
   * @param path within the model spec, such as {@code layers.0}
   */
  public record Step(
      String name, String path, LayerSpec layer, FeatureShape in, FeatureShape out) {}

  private final int classes;
  private final List<Step> steps = new ArrayList<>();

  private NetworkShapes(int classes) {
    this.classes = classes;
  }

  /**
   * Infers the shapes of a network, in order; a residual's inner layers come before it.
   *
   * @throws ShapeException where a layer cannot follow the layers before it
   */
  public static List<Step> infer(ModelSpec model, ImageShape input, int classes) {
    NetworkShapes shapes = new NetworkShapes(classes);
    shapes.walk(
        model.layers(),
        "",
        "layers",
        FeatureShape.image(input.channels(), input.height(), input.width()));
    List<LayerSpec> layers = model.layers();
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof LayerSpec.Output)) {
      throw new ShapeException("layers", "must end with an output layer");
    }
    return List.copyOf(shapes.steps);
  }

  /** Returns the name of a layer from its position (from 0) and type. */
  public static String name(String prefix, int index, LayerSpec layer) {
    return prefix + (index + 1) + "-" + LayerSpec.type(layer);
  }

  private FeatureShape walk(
      List<LayerSpec> layers, String prefix, String path, FeatureShape input) {
    FeatureShape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      String at = path + "." + i;
      if (layer instanceof LayerSpec.Output && (!prefix.isEmpty() || i < layers.size() - 1)) {
        throw new ShapeException(at, "output must be the last layer of the network");
      }
      String name = name(prefix, i, layer);
      FeatureShape out = after(layer, shape, name, at);
      steps.add(new Step(name, at, layer, shape, out));
      shape = out;
    }
    return shape;
  }

  private FeatureShape after(LayerSpec layer, FeatureShape in, String name, String path) {
    if (layer instanceof LayerSpec.Conv conv) {
      requireImage(in, "conv", path);
      FeatureShape out = window(in, conv.kernel(), conv.stride(), conv.padding(), path);
      return FeatureShape.image(conv.filters(), out.height(), out.width());
    }
    if (layer instanceof LayerSpec.MaxPool pool) {
      requireImage(in, "max-pool", path);
      return window(in, pool.size(), stride(pool.stride(), pool.size()), pool.padding(), path);
    }
    if (layer instanceof LayerSpec.AvgPool pool) {
      requireImage(in, "avg-pool", path);
      return window(in, pool.size(), stride(pool.stride(), pool.size()), pool.padding(), path);
    }
    if (layer instanceof LayerSpec.GlobalAvgPool) {
      requireImage(in, "global-avg-pool", path);
      return FeatureShape.units(in.channels());
    }
    if (layer instanceof LayerSpec.Dense dense) {
      return FeatureShape.units(dense.units());
    }
    if (layer instanceof LayerSpec.Output output) {
      return output(output, path);
    }
    if (layer instanceof LayerSpec.Residual residual) {
      FeatureShape out = walk(residual.layers(), name + ".", path + ".layers", in);
      projectionStride(in, out, path);
      return out;
    }
    return in;
  }

  private FeatureShape output(LayerSpec.Output output, String path) {
    if (output.units() != null && output.units() != classes) {
      throw new ShapeException(
          path + ".units", "must be the number of classes, " + classes + ", got " + output.units());
    }
    return FeatureShape.units(classes);
  }

  private static void requireImage(FeatureShape in, String type, String path) {
    if (in.flat()) {
      throw new ShapeException(path, type + " must follow image features, got " + in);
    }
  }

  /** Returns a pool's stride: its size where none is given. */
  public static int stride(@Nullable Integer stride, int size) {
    return stride == null ? size : stride;
  }

  private static FeatureShape window(
      FeatureShape in, int size, int stride, Padding padding, String path) {
    if (padding == Padding.SAME) {
      return FeatureShape.image(
          in.channels(), (in.height() - 1) / stride + 1, (in.width() - 1) / stride + 1);
    }
    if (size > in.height() || size > in.width()) {
      throw new ShapeException(
          path,
          "window must fit into the features before it, got a "
              + size
              + "x"
              + size
              + " window on "
              + in
              + "; remove a pooling or use padding \"same\"");
    }
    return FeatureShape.image(
        in.channels(), (in.height() - size) / stride + 1, (in.width() - size) / stride + 1);
  }

  /**
   * Returns the stride of the 1x1 projection that takes in to out; 0 where none is needed.
   *
   * @throws ShapeException where no stride does
   */
  public static int projectionStride(FeatureShape in, FeatureShape out, String path) {
    if (in.equals(out)) {
      return 0;
    }
    if (in.flat() && out.flat()) {
      return 1;
    }
    int stride = Math.max(1, (in.height() + out.height() - 1) / out.height());
    boolean fits =
        in.flat() == out.flat()
            && (in.height() - 1) / stride + 1 == out.height()
            && (in.width() - 1) / stride + 1 == out.width();
    if (!fits) {
      throw new ShapeException(
          path, "residual must be able to add its input to its output, got " + in + " and " + out);
    }
    return stride;
  }
}
