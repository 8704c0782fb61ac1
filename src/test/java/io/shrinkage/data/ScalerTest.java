package io.shrinkage.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Guards the numbers a network sees: bytes taken for signed, statistics of the wrong rows or of the
 * wrong channel, and division by a deviation of zero all train without complaint.
 */
final class ScalerTest {
  private static final Offset<Float> TOLERANCE = within(1e-6f);

  private static float[] scaled(Scale scale, Part train, ImageSet images, int row) {
    float[] target = new float[images.shape().pixels()];
    Scaler.of(scale, train).write(images, row, target, 0);
    return target;
  }

  @Test
  void raw_bytesAbove127_areNotNegative() {
    ImageSet images = TestImages.of(new ImageShape(1, 1, 3), 0, 128, 255);
    assertThat(scaled(Scale.RAW, TestImages.all(images), images, 0)).containsExactly(0, 128, 255);
  }

  @Test
  void unit_bytes_areDividedBy255() {
    ImageSet images = TestImages.of(new ImageShape(1, 1, 3), 0, 51, 255);
    assertThat(scaled(Scale.UNIT, TestImages.all(images), images, 0))
        .containsExactly(new float[] {0, 0.2f, 1}, TOLERANCE);
  }

  @Test
  void standardize_twoChannels_usesEachOnesStatisticsOfTheTrainingPart() {
    // Rows 0 and 1 are the training part. Channel 0 there holds 0, 0, 255, 255: mean and deviation
    // 1/2 of the unit scale. Channel 1 holds 0, 51, 102, 153 = 0, 0.2, 0.4, 0.6: mean 0.3, variance
    // (0.09 + 0.01 + 0.01 + 0.09) / 4 = 0.05. Row 2 must not count.
    ImageSet images =
        TestImages.of(new ImageShape(2, 1, 2), 0, 0, 0, 51, 255, 255, 102, 153, 7, 7, 7, 255);
    Part train = Part.of(images, new int[] {0, 1});
    float deviation = (float) Math.sqrt(0.05);
    assertThat(scaled(Scale.STANDARDIZE, train, images, 1))
        .containsExactly(new float[] {1, 1, 0.1f / deviation, 0.3f / deviation}, TOLERANCE);
    assertThat(scaled(Scale.STANDARDIZE, train, images, 2)[3])
        .isCloseTo(0.7f / deviation, TOLERANCE);
  }

  @Test
  void standardize_constantChannel_isCentredAndFinite() {
    ImageSet images = TestImages.of(new ImageShape(1, 1, 2), 51, 51);
    assertThat(scaled(Scale.STANDARDIZE, TestImages.all(images), images, 0))
        .containsExactly(new float[] {0, 0}, TOLERANCE);
  }

  @Test
  void perImage_fourPixels_haveMeanZeroAndDeviationOne() {
    // 10, 20, 30, 40: mean 25, population variance (225 + 25 + 25 + 225) / 4 = 125.
    ImageSet images = TestImages.of(new ImageShape(1, 2, 2), 9, 9, 9, 9, 10, 20, 30, 40);
    float deviation = (float) Math.sqrt(125);
    assertThat(scaled(Scale.PER_IMAGE, TestImages.all(images), images, 1))
        .containsExactly(
            new float[] {-15 / deviation, -5 / deviation, 5 / deviation, 15 / deviation},
            TOLERANCE);
  }

  @Test
  void perImage_almostUniformImage_dividesByTheBoundOfTensorFlow() {
    // 16 pixels, one of them 1, the others 0: deviation sqrt(1/16 - 1/256) = 0.242 is below
    // 1/sqrt(16) = 0.25, so the bright one becomes (1 - 1/16) / 0.25 = 3.75.
    int[] values = new int[16];
    values[5] = 1;
    ImageSet images = TestImages.of(new ImageShape(1, 4, 4), values);
    float[] scaled = scaled(Scale.PER_IMAGE, TestImages.all(images), images, 0);
    assertThat(scaled[5]).isCloseTo(3.75f, TOLERANCE);
    assertThat(scaled[0]).isCloseTo(-0.25f, TOLERANCE);
  }

  @Test
  void statistics_ofAllMnist_areThePublishedOnes() {
    LoadedData mnist = Datasets.load(Dataset.MNIST, Path.of("absent"));
    ChannelStatistics statistics = ChannelStatistics.of(TestImages.all(mnist.train()));
    assertThat(statistics.mean(0)).isCloseTo(0.1307, within(5e-5));
    assertThat(statistics.standardDeviation(0)).isCloseTo(0.3081, within(5e-5));
  }
}
