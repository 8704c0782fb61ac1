package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.train.Diagnostics.Histogram;
import org.junit.jupiter.api.Test;

/** Guards against weights in the wrong bin, and zeros hidden among small weights. */
final class WeightHistogramsTest {

  @Test
  void weights_ofBothSigns_fallIntoMirroredBins() {
    // limit 3, 60 bins over [-3, 3]: a bin is 0.1 wide, bin 30 starts at 0
    float[] values = {9, 3, -3, 1.25f, -1.25f, 0.01f, -0.01f, 0, -0f, 9};

    Histogram histogram = WeightHistograms.of("layer", values, 1, 9);

    assertThat(histogram.layer()).isEqualTo("layer");
    assertThat(histogram.limit()).isEqualTo(3);
    assertThat(histogram.zeros()).isEqualTo(2);
    assertThat(histogram.counts()).hasSize(60);
    assertThat(histogram.counts().stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    assertThat(histogram.counts().get(59)).isEqualTo(1);
    assertThat(histogram.counts().get(0)).isEqualTo(1);
    assertThat(histogram.counts().get(42)).isEqualTo(1);
    assertThat(histogram.counts().get(17)).isEqualTo(1);
    assertThat(histogram.counts().get(30)).isEqualTo(1);
    assertThat(histogram.counts().get(29)).isEqualTo(1);
  }

  @Test
  void weights_allZero_areCountedApartFromTheBins() {
    Histogram histogram = WeightHistograms.of("layer", new float[5], 0, 5);

    assertThat(histogram.limit()).isZero();
    assertThat(histogram.zeros()).isEqualTo(5);
    assertThat(histogram.counts()).hasSize(60).containsOnly(0);
  }
}
