package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.train.Diagnostics.WorstImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Guards against an order of the worst images that changes between equal runs. */
final class WorstImagesTest {

  @Test
  void positions_lowestFirst_equalOnesByPosition() {
    assertThat(WorstImages.positions(new double[] {-1, -3, -0.5, -3, Double.NEGATIVE_INFINITY}))
        .containsExactly(4, 1, 3, 0, 2);
  }

  @Test
  void positions_ofManyImages_areTwelve() {
    double[] falling = new double[20];
    Arrays.setAll(falling, i -> -i);

    assertThat(WorstImages.positions(falling))
        .containsExactly(19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8);
  }

  /** 10,000 runs with pixels of their own would take half a gigabyte. */
  @Test
  void pixels_ofTheSameImageInSeveralRuns_areKeptOnce() {
    assertThat(image("AQID").pixels()).isSameAs(image("AQID").pixels());
    assertThat(image("AQID").pixels()).isEqualTo("AQID");
  }

  private static WorstImage image(String pixels) {
    return new WorstImage(1, 0, 1, 0.5, 3, 1, 1, String.valueOf(pixels.toCharArray()));
  }
}
