package io.shrinkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.penalty.NoPenalty;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stored weights that are put back transposed would make another network of the same shapes. */
final class ParameterTensorTest {
  private static final float[] ROW_MAJOR = {1, 2, 3, 4, 5, 6}; // [[1, 2, 3], [4, 5, 6]]

  @Test
  void write_columnMajorTensor_putsColumnAfterColumn() {
    float[] flat = new float[8];
    tensor('f').write(ROW_MAJOR, flat);
    assertThat(flat).containsExactly(0, 1, 4, 2, 5, 3, 6, 0);
    assertThat(tensor('f').values(flat)).containsExactly(ROW_MAJOR);
  }

  @Test
  void write_rowMajorTensor_copiesThem() {
    float[] flat = new float[8];
    tensor('c').write(ROW_MAJOR, flat);
    assertThat(flat).containsExactly(0, 1, 2, 3, 4, 5, 6, 0);
    assertThat(tensor('c').values(flat)).containsExactly(ROW_MAJOR);
  }

  @Test
  void write_otherNumberOfValues_isRejected() {
    assertThatThrownBy(() -> tensor('c').write(new float[7], new float[8]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0-dense.W: must have 6 values, got 7");
  }

  /** Two rows of three, from index 1. */
  private static ParameterTensor tensor(char order) {
    return new ParameterTensor(
        "0-dense.W", "0-dense", Kind.WEIGHT, List.of(2L, 3L), order, 1, 2, 3, new NoPenalty());
  }
}
