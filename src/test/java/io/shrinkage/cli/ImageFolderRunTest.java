package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of images must train like any other data set, or be refused before anything starts. */
final class ImageFolderRunTest extends MainCalls {
  private static final String SPEC =
      """
      {
        "name": "pictures",
        "data": {
          "dataset": "image-folder", "path": "pictures", "train": 0.5, "validation": 0.5,
          "images": { "height": 4, "width": 4, "testShare": 0.5 }
        },
        "model": { "layers": [ { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 2, "epochs": 1 },
        "sweep": { "penalty.lambda": [0, 1e-3] }
      }
      """;

  @TempDir private Path folder;

  private int run(String spec) throws IOException {
    for (String name : new String[] {"dark", "light"}) {
      Path home = Files.createDirectories(folder.resolve("pictures").resolve(name));
      for (int i = 0; i < 12; i++) {
        BufferedImage image = new BufferedImage(5, 6, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 2, name.equals("dark") ? i + 1 : 0xffffff - i);
        ImageIO.write(image, "png", home.resolve(i + ".png").toFile());
      }
    }
    Path file = Files.writeString(folder.resolve("spec.json"), spec);
    Path results = folder.resolve("results");
    return run(file + "", "--results", results + "", "--data", folder + "", "--workers", "1");
  }

  @Test
  void run_folderOfImages_trainsAndReports() throws IOException {
    assertThat(run("validate", Files.writeString(folder.resolve("s.json"), SPEC) + "")).isZero();
    assertThat(run(SPEC)).isZero();
    assertThat(folder.resolve("results/pictures/report.html")).exists();
    assertThat(err()).contains("the classes are 0 dark, 1 light");
  }

  @Test
  void run_networkForAnotherNumberOfClasses_startsNothing() throws IOException {
    int code = run(SPEC.replace("\"type\": \"output\"", "\"type\": \"output\", \"units\": 3"));
    assertThat(code).isEqualTo(2);
    assertThat(err())
        .contains("model.layers.0.units: must be the number of classes, 2, got 3")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void run_brokenImage_startsNothing() throws IOException {
    Path broken = folder.resolve("pictures/dark/broken.jpg");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "no image");
    assertThat(run(SPEC)).isEqualTo(2);
    assertThat(err()).contains(broken + ": must be PNG or JPEG").doesNotContain("\tat ");
  }
}
