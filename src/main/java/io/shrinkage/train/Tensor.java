package io.shrinkage.train;

/**
 * A named parameter tensor.
 *
 * @param name layer and parameter, such as "1-conv.W"
 * @param kind weight, bias, batch-norm or statistic
 * @param shape of the tensor; convolutions [filters, channels, height, width], dense [in, units]
 * @param values row-major (C order)
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: these are large buffers
public record Tensor(String name, String kind, int[] shape, float[] values) {}
