package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.ImageShape;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.train.Diagnostics.Filters;
import io.shrinkage.train.Diagnostics.InputPixels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against pixels or filters that are read in another order than the network's. */
final class FirstLayerTest {

  @Test
  void inputs_pixelWithoutWeights_isZeroOnlyIfAllChannelsAndUnitsAre() {
    ImageShape image = new ImageShape(2, 2, 3);
    float[] values = new float[2 * 6 * 2];
    // [channel * 6 + row * 3 + column, unit]
    values[(0 * 6 + 0) * 2] = 1; // channel 0, pixel (0, 0), unit 0
    values[(1 * 6 + 2) * 2 + 1] = -1; // channel 1, pixel (0, 2), unit 1
    values[(1 * 6 + 4) * 2] = Float.MIN_VALUE; // channel 1, pixel (1, 1), unit 0
    values[(0 * 6 + 5) * 2] = -0f; // exactly 0

    InputPixels pixels = FirstLayer.inputs(image, values, 2);

    assertThat(pixels).isEqualTo(new InputPixels(3, 6, List.of("101", "010")));
  }

  @Test
  void filters_ofConvolution_keepTheirOrderAndFourDigits() {
    FirstLayer layer = new FirstLayer(tensor(2, 1, 1, 2), true);

    Filters filters = layer.filters(new float[] {7, 0.123456f, -1234.56f, 2, 3e-12f});

    assertThat(filters)
        .isEqualTo(new Filters(1, 1, 2, 2, List.of(List.of(0.1235f, -1235f), List.of(2f, 3e-12f))));
    assertThat(layer.inputs(new ImageShape(1, 1, 2), new float[5])).isNull();
  }

  @Test
  void filters_moreThan64_areCutButCounted() {
    float[] parameters = new float[71];
    parameters[64] = 5; // the 64th filter, one after the offset of 1

    Filters filters = new FirstLayer(tensor(70, 1, 1, 1), true).filters(parameters);

    assertThat(filters).isNotNull();
    assertThat(filters.total()).isEqualTo(70);
    assertThat(filters.values()).hasSize(64).endsWith(List.of(5f));
  }

  @Test
  void dense_afterPooling_hasNeitherFiltersNorInputs() {
    FirstLayer layer = new FirstLayer(tensor(4, 2), false);

    assertThat(layer.filters(new float[9])).isNull();
    assertThat(layer.inputs(new ImageShape(1, 2, 2), new float[9])).isNull();
  }

  private static ParameterTensor tensor(long... shape) {
    List<Long> sizes = Arrays.stream(shape).boxed().toList();
    return new ParameterTensor("1-x.W", "1-x", Kind.WEIGHT, sizes, 'c', 1, 1, 1, new NoPenalty());
  }
}
