package io.shrinkage.onednn;

import java.util.SplittableRandom;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Multiplies by a mask of zeros and 1 / (1 - rate) in training. The mask is drawn in row-major
 * order, so that it does not depend on the layout that a processor prefers.
 */
final class Dropout {

  private Dropout() {}

  static Part append(PassBuilder pass, Features input, double rate) {
    if (!pass.training || rate == 0) {
      return new Part(input, false, (output, inputToo) -> output);
    }
    memory.desc layout = input.values().get_desc();
    int size = Math.toIntExact(input.count() * input.shape().size());
    memory plain = pass.arena.memory(Layout.plain(input.sizes()));
    FloatPointer place = new FloatPointer(plain.get_data_handle()).capacity(size);
    float[] drawn = new float[size];
    pass.forward.add(
        queue -> {
          draw(pass.dropout.get(), rate, drawn);
          place.put(drawn);
        });
    memory mask = pass.reordered(plain, layout, pass.forward);
    memory values = pass.arena.memory(layout);
    pass.combine(algorithm.binary_mul, input.values(), mask, values, pass.forward);
    return new Part(
        new Features(values, input.count(), input.shape()),
        false,
        (output, inputToo) -> {
          memory gradient = pass.arena.memory(layout);
          memory by = pass.reordered(output.values(), layout, pass.backward);
          pass.combine(algorithm.binary_mul, by, mask, gradient, pass.backward);
          return Gradient.of(gradient);
        });
  }

  private static void draw(SplittableRandom random, double rate, float[] mask) {
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : kept;
    }
  }
}
