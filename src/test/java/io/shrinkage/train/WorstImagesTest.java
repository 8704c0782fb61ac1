package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

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
}
