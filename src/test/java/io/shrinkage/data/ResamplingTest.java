package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.Resampling.Area;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Guards against a resize that looks at a few pixels only, shifts the image, or brightens it. */
final class ResamplingTest {
  private static byte[] resize(float[] source, int width, int height, int toWidth, int toHeight) {
    return Resampling.resize(source, width, new Area(0, 0, width, height), toHeight, toWidth);
  }

  @Test
  void resize_sameSize_isTheSame() {
    float[] source = {1, 2, 3, 250, 251, 252};
    assertThat(resize(source, 3, 2, 3, 2)).containsExactly(1, 2, 3, 250, 251, 252);
  }

  @Test
  void resize_constant_staysWhatItIs() {
    float[] source = new float[17 * 13];
    Arrays.fill(source, 201);
    for (int size : new int[] {1, 2, 5, 16, 40}) {
      assertThat(resize(source, 17, 13, size, size + 1)).containsOnly(201);
    }
  }

  @Test
  void resize_toHalf_weighsByATriangleOfThatWidth() {
    // centers at 1 and 3, radius 2: the weights at -1.5 .. 1.5 are 1/4, 3/4, 3/4, 1/4, and the
    // first pixel's lack their left end: 3/4, 3/4, 1/4 for 0, 40, 80 and nothing further
    float[] source = {0, 40, 80, 120};
    // (0 * 3 + 40 * 3 + 80 * 1) / 7 = 28.6 and by symmetry 120 - 28.6 = 91.4
    assertThat(resize(source, 4, 1, 2, 1)).containsExactly(29, 91);
  }

  @Test
  void resize_mirroredImage_givesTheMirroredResult() {
    SplittableRandom random = new SplittableRandom(1);
    float[] source = new float[31];
    float[] mirrored = new float[31];
    for (int i = 0; i < 31; i++) {
      source[i] = random.nextInt(256);
      mirrored[30 - i] = source[i];
    }
    for (int size = 1; size < 60; size++) {
      byte[] one = resize(source, 31, 1, size, 1);
      byte[] other = resize(mirrored, 31, 1, size, 1);
      for (int i = 0; i < size; i++) {
        assertThat(Math.abs((one[i] & 0xff) - (other[size - 1 - i] & 0xff))).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void resize_area_readsNothingOutsideIt() {
    float[] source = {255, 255, 255, 255, 9, 255, 255, 255, 255};
    assertThat(Resampling.resize(source, 3, new Area(1, 1, 1, 1), 2, 2))
        .containsExactly(9, 9, 9, 9);
  }

  @Test
  void middle_ofExtremeProportions_hasAPixelAtLeast() {
    assertThat(Area.middle(100, 1, 1, 100)).isEqualTo(new Area(49, 0, 1, 1));
    assertThat(Area.middle(6, 2, 1, 1)).isEqualTo(new Area(2, 0, 2, 2));
  }
}
