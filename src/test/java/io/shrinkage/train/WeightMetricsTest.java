package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Guards against groups that are not what enters one output: a group lasso would then remove no
 * filter and no unit, whatever it sets to 0.
 */
final class WeightMetricsTest {

  @Test
  void groups_ofABuiltNetwork_areFiltersAndUnits() {
    NativeBackend.useOneThread();
    try (Network network =
        Networks.build(TrainingRun.declaration(TinyRuns.job()), Loss.CROSS_ENTROPY, 1)) {
      float[] w = network.parameters();
      // conv [4, 2, 3, 3], dense [64, 8], output [8, 3]
      assertZeroed(network.tensors(), "1-conv.W", w, 2, 18, 1);
      assertZeroed(network.tensors(), "3-dense.W", w, 5, 64, 8);
      assertThat(WeightMetrics.of(network.tensors(), w))
          .extracting(LayerWeights::groups, LayerWeights::zeroGroups, LayerWeights::zeroWeights)
          .containsExactly(tuple(4L, 1L, 18L), tuple(8L, 1L, 64L), tuple(3L, 0L, 0L));
    }
  }

  /**
   * Sets one group to 0, and looks for it in the tensor's own shape.
   *
   * @param stride between two of its values in row-major order
   */
  private static void assertZeroed(
      List<ParameterTensor> tensors, String name, float[] w, int group, int size, int stride) {
    ParameterTensor tensor =
        tensors.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    assertThat(tensor.groupSize()).isEqualTo(size);
    int from = tensor.from() + group * size;
    Arrays.fill(w, from, from + size, 0);
    float[] values = tensor.values(w);
    int first = stride == 1 ? group * size : group;
    for (int i = 0; i < size; i++) {
      assertThat(values[first + i * stride]).isZero();
    }
    int zeros = 0;
    for (float value : values) {
      zeros += value == 0 ? 1 : 0;
    }
    assertThat(zeros).isEqualTo(size);
  }

  @Test
  void norms_ofALayer_areInDouble() {
    NativeBackend.useOneThread();
    try (Network network =
        Networks.build(TrainingRun.declaration(TinyRuns.job()), Loss.CROSS_ENTROPY, 1)) {
      float[] w = network.parameters();
      Arrays.fill(w, 0.5f);
      LayerWeights dense = WeightMetrics.of(network.tensors(), w).get(1);
      assertThat(dense.l1Norm()).isEqualTo(256);
      assertThat(dense.l2Norm()).isEqualTo(Math.sqrt(128), within(1e-12));
    }
  }
}
