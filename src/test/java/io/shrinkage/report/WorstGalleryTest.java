package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.Diagnostics.WorstImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Guards against images that are shown with another one's words, or with other pixels. */
final class WorstGalleryTest {
  private static final SweepAxis SEEDS = Samples.axis("seed", "[1, 2]");

  private static WorstGallery gallery(List<WorstImage> first, List<WorstImage> second) {
    StoredExperiment two = Sweeps.of("l2", List.of(SEEDS), new double[][] {{0.6, 0.6}});
    StoredExperiment diagnosed =
        Diagnoses.of(
            two,
            run ->
                Diagnoses.of(
                    Diagnoses.pruning(0.9, 0.5),
                    Diagnoses.classes(0.1),
                    Diagnoses.CONFUSION,
                    Diagnoses.calibration(0.7),
                    run.seed() == 1 ? first : second));
    PredictionCharts predictions = PredictionCharts.of(Sweep.of(diagnosed), diagnosed.spec());
    WorstGallery worst = predictions.worst();
    assertThat(worst).isNotNull();
    return worst;
  }

  @Test
  void pictures_ofAllRunsComeFirst_thenTheLeastProbable() {
    WorstGallery worst =
        gallery(
            List.of(Diagnoses.image(5, 0, 1, 0.001), Diagnoses.image(7, 1, 2, 0.02)),
            List.of(Diagnoses.image(7, 1, 0, 0.04), Diagnoses.image(9, 2, 1, 0.00001)));

    assertThat(worst.table().rows())
        .containsExactly(
            List.of("1", "2 or 0", "2 of 2 runs", "7", "0.03"),
            List.of("2", "1", "1 of 2 runs", "9", "1e-5"),
            List.of("0", "1", "1 of 2 runs", "5", "1e-3"));
    assertThat(worst.pictures())
        .extracting(picture -> picture.probability().replace('\u00a0', ' '))
        .containsExactly("3.00 %", "below 0.01 %", "0.10 %");
    assertThat(worst.title().replace('\u00a0', ' '))
        .isEqualTo(
            "The 3 images it gets most wrong: the true class gets at most 3.00 %; 1 of them is"
                + " among the worst in all 2 runs");
  }

  @Test
  void picture_isThePixels() throws IOException {
    BufferedImage gray = read(Diagnoses.image(1, 0, 1, 0.5));
    // row 0: 0, 40, 80; row 1: 120, 160, 200
    assertThat(gray.getRaster().getSample(1, 0, 0)).isEqualTo(40);
    assertThat(gray.getRaster().getSample(2, 1, 0)).isEqualTo(200);
    // red, green and blue planes of one row and two columns
    byte[] planes = {1, 2, 3, 4, (byte) 250, (byte) 255};
    String pixels = Base64.getEncoder().encodeToString(planes);
    BufferedImage colored = read(new WorstImage(1, 0, 1, 0.5, 3, 1, 2, pixels));
    assertThat(colored.getRGB(0, 0)).isEqualTo(0xff0103fa);
    assertThat(colored.getRGB(1, 0)).isEqualTo(0xff0204ff);
  }

  private static BufferedImage read(WorstImage image) throws IOException {
    String address = WorstGallery.png(image).uri();
    String start = "data:image/png;base64,";
    assertThat(address).startsWith(start);
    byte[] png = Base64.getDecoder().decode(address.substring(start.length()));
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
