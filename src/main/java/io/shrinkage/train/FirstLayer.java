package io.shrinkage.train;

import io.shrinkage.data.ImageShape;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.model.NetworkShapes;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.train.Diagnostics.Filters;
import io.shrinkage.train.Diagnostics.InputPixels;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights that see the image: those of the first layer that has any.
 *
 * @param weights its kernel
 * @param onImage whether nothing before it mixes pixels or channels
 */
record FirstLayer(ParameterTensor weights, boolean onImage) {

  /** As many as a person looks at. */
  static final int MOST_FILTERS = 64;

  /** Enough for a picture; a quarter of the bytes. */
  private static final MathContext DIGITS = new MathContext(4);

  static FirstLayer of(NetworkDeclaration declaration, List<ParameterTensor> tensors) {
    boolean onImage = true;
    for (NetworkShapes.Step step :
        NetworkShapes.infer(declaration.model(), declaration.input(), declaration.classes())) {
      for (ParameterTensor tensor : tensors) {
        if (tensor.kind() == Kind.WEIGHT && tensor.layer().equals(step.name())) {
          return new FirstLayer(tensor, onImage);
        }
      }
      onImage &=
          step.layer() instanceof LayerSpec.Dropout || step.layer() instanceof LayerSpec.BatchNorm;
    }
    throw new IllegalStateException("a network without weights");
  }

  /** Returns the filters; null where the layer is no convolution. */
  @Nullable Filters filters(float[] parameters) {
    List<Long> shape = weights.shape();
    if (shape.size() != 4) {
      return null;
    }
    int total = Math.toIntExact(shape.get(0));
    float[] values = weights.values(parameters);
    int size = values.length / total;
    List<List<Float>> filters = new ArrayList<>();
    for (int filter = 0; filter < Math.min(total, MOST_FILTERS); filter++) {
      List<Float> rounded = new ArrayList<>(size);
      for (int i = filter * size; i < (filter + 1) * size; i++) {
        rounded.add(rounded(values[i]));
      }
      filters.add(rounded);
    }
    return new Filters(
        Math.toIntExact(shape.get(1)),
        Math.toIntExact(shape.get(2)),
        Math.toIntExact(shape.get(3)),
        total,
        filters);
  }

  static float rounded(float value) {
    return Float.isFinite(value) ? new BigDecimal(value).round(DIGITS).floatValue() : value;
  }

  /** Returns the map of unused pixels; null where the layer is not dense on the image itself. */
  @Nullable InputPixels inputs(ImageShape image, float[] parameters) {
    if (!onImage || weights.shape().size() != 2) {
      return null;
    }
    return inputs(image, weights.values(parameters), Math.toIntExact(weights.shape().get(1)));
  }

  /**
   * Returns the pixels whose weights, from all channels to all units, are exactly 0.
   *
   * @param values [channel * row * column, units], row-major
   */
  static InputPixels inputs(ImageShape image, float[] values, int units) {
    boolean[] used = new boolean[image.plane()];
    for (int i = 0; i < values.length; i++) {
      used[i / units % image.plane()] |= values[i] != 0;
    }
    int zeros = 0;
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < image.height(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < image.width(); x++) {
        boolean pixel = used[y * image.width() + x];
        zeros += pixel ? 0 : 1;
        row.append(pixel ? '1' : '0');
      }
      rows.add(row.toString());
    }
    return new InputPixels(zeros, image.plane(), rows);
  }
}
