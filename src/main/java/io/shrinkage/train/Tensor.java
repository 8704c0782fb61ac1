package io.shrinkage.train;

import io.shrinkage.model.ParameterTensor;

/**
 * A named parameter tensor.
 *
 * @param name layer and parameter, such as "1-conv.W"
 * @param kind weight, bias, batch-norm or statistic
 * @param shape convolutions [filters, channels, height, width], dense [in, units], others [n]
 * @param values row-major (C order)
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: these are large buffers
public record Tensor(String name, String kind, int[] shape, float[] values) {

  static Tensor of(ParameterTensor tensor, float[] parameters) {
    return new Tensor(
        tensor.name(),
        tensor.kind().label(),
        tensor.shape().stream().mapToInt(Math::toIntExact).toArray(),
        tensor.values(parameters));
  }
}
