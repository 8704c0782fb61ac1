package io.shrinkage.onednn;

import io.shrinkage.model.ParameterTensor;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Batch norm's running statistics, which move towards those of each batch.
 *
 * @param batch the batch's mean or variance
 * @param weight of the batch's, 1 - decay
 */
record RunningStatistics(ParameterTensor tensor, memory batch, double weight) {

  /** Writes old minus new into the flat gradient. */
  void write(float[] parameters, float[] gradient) {
    float[] now = new float[tensor.size()];
    new FloatPointer(batch.get_data_handle()).capacity(now.length).get(now);
    for (int i = 0; i < now.length; i++) {
      int at = tensor.from() + i;
      gradient[at] = (float) (weight * (parameters[at] - now[i]));
    }
  }
}
