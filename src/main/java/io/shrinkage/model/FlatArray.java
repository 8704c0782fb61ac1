package io.shrinkage.model;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between ND4J's float arrays and Java's, in the order in which they lie in memory. */
final class FlatArray {

  private FlatArray() {}

  static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    read(array, values);
    return values;
  }

  static void read(INDArray array, float[] into) {
    pointer(array).get(into);
  }

  static void write(float[] values, INDArray array) {
    write(values, values.length, array);
  }

  static void write(float[] values, int count, INDArray array) {
    pointer(array).put(values, 0, count);
  }

  private static FloatPointer pointer(INDArray array) {
    return (FloatPointer) array.data().addressPointer();
  }
}
