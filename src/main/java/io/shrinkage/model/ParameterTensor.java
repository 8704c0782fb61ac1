package io.shrinkage.model;

import io.shrinkage.penalty.Penalty;
import java.util.List;

/**
 * One parameter tensor of a built network and its place in the flat parameters.
 *
 * @param name layer and parameter, such as {@code 1-conv.W}
 * @param layer the layer's name
 * @param shape convolutions [filters, channels, height, width], dense [in, units], others [n]
 * @param order of the values in the flat parameters: 'c' row-major or 'f' column-major
 * @param from first index in the flat parameters
 * @param fanIn inputs of one output value; 0 for other kinds than weights
 * @param fanOut outputs that one input value reaches; 0 for other kinds than weights
 * @param penalty what acts on it; none where it is out of the penalty's scope
 */
public record ParameterTensor(
    String name,
    String layer,
    Kind kind,
    List<Long> shape,
    char order,
    int from,
    int fanIn,
    int fanOut,
    Penalty penalty) {

  /** What a tensor is for. */
  public enum Kind {
    WEIGHT("weight"),
    BIAS("bias"),
    BATCH_NORM("batch-norm"),
    STATISTIC("statistic");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Returns the name in results. */
    public String label() {
      return label;
    }
  }

  /** Returns the number of values. */
  public int size() {
    long size = 1;
    for (long length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return Math.toIntExact(size);
  }

  /**
   * Returns the size of a group, which is what enters one output: a filter's or a unit's weights.
   * Groups lie one after the other in the flat parameters. Other kinds have groups of one value.
   */
  public int groupSize() {
    return kind == Kind.WEIGHT ? fanIn : 1;
  }

  /** Returns the index after the last one in the flat parameters. */
  public int to() {
    return from + size();
  }

  /** Returns the tensor's values from the flat parameters in row-major order. */
  public float[] values(float[] parameters) {
    float[] values = new float[size()];
    if (order == 'c' || shape.size() < 2) {
      System.arraycopy(parameters, from, values, 0, values.length);
      return values;
    }
    int rows = Math.toIntExact(shape.get(0));
    int columns = values.length / rows;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] = parameters[from + column * rows + row];
      }
    }
    return values;
  }

  /**
   * Puts the tensor's values, in row-major order, into the flat parameters.
   *
   * @throws IllegalArgumentException if they are not as many as the tensor has
   */
  public void write(float[] values, float[] parameters) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          name + ": must have " + size() + " values, got " + values.length);
    }
    if (order == 'c' || shape.size() < 2) {
      System.arraycopy(values, 0, parameters, from, values.length);
      return;
    }
    int rows = Math.toIntExact(shape.get(0));
    int columns = values.length / rows;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        parameters[from + column * rows + row] = values[row * columns + column];
      }
    }
  }
}
