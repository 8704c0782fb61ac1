package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.DataSpec;
import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Dataset;
import io.shrinkage.doctor.Finding.Severity;
import io.shrinkage.doctor.SpecDoctor;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A first spec that the doctor warns of, or that cannot be read, teaches people the wrong thing.
 */
final class InitCommandTest extends MainCalls {
  @TempDir private Path folder;

  @Test
  void spec_ofEveryChoice_isValidAndWithoutWarnings() {
    for (Dataset dataset : Dataset.values()) {
      for (StarterNetwork network : StarterNetwork.values()) {
        for (StarterPenalty penalty : StarterPenalty.values()) {
          if (dataset.known()) {
            StarterSpec spec = new StarterSpec("x", StarterData.of(dataset), network, penalty);
            List<String> strengths = spec.strengths();
            assertThat(strengths).as("%s", spec).hasSizeBetween(3, 5);
            Experiment experiment = SpecReader.read("x.json", spec.text(strengths));
            assertThat(SpecDoctor.examine(experiment))
                .as("%s", spec)
                .noneMatch(finding -> finding.severity() == Severity.WARNING);
            assertThat(experiment.runs()).hasSize(6 * (strengths.size() + 1));
          }
        }
      }
    }
  }

  @Test
  void init_folderOfImages_isAValidSweepOfAllOfThem() throws IOException {
    Path images = folder.resolve("Blumen \u00e4 \"1\"");
    for (int i = 0; i < 60; i++) {
      Path label = Files.createDirectories(images.resolve(i % 2 == 0 ? "rose" : "tulip"));
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i % 8, i / 8, 0xffffff);
      ImageIO.write(image, "png", label.resolve(i + ".png").toFile());
    }
    Path file = folder.resolve("own.json");
    String data = folder.resolve("data").toString();
    int code = run("init", file.toString(), "--images", images.toString(), "--data", data, "--yes");
    assertThat(code).as(err()).isZero();
    Experiment experiment = SpecReader.read(file);
    assertThat(experiment.name()).isEqualTo("Blumen-1-small-cnn-l2");
    DataSpec split = experiment.runs().get(0).spec().data();
    assertThat(split.path()).isEqualTo(images.toString());
    LoadedSplits loaded = LoadedSplits.load(Set.of(split), folder.resolve("data"));
    DataSplit parts = loaded.split(split);
    assertThat(parts.train().size() + parts.validation().size()).isEqualTo(48);
    assertThat(parts.test().size()).isEqualTo(12);
    assertThat(out()).contains("48 to learn from, in 2 classes", "validation: 5 folds and 2 seeds");
    assertThat(experiment.axes())
        .filteredOn(axis -> axis.path().equals("penalty.lambda"))
        .singleElement()
        .satisfies(axis -> assertThat(axis.values()).hasSizeBetween(4, 6));
  }

  @Test
  void init_imagesThatDoNotFit_areSaidAndNothingIsWritten() {
    Path file = folder.resolve("own.json");
    assertThat(run("init", file.toString(), "--images", "nowhere", "--yes")).isEqualTo(2);
    assertThat(err()).contains("must be a folder", "nowhere").doesNotContain("\tat ");
    assertThat(run("init", file.toString(), "--dataset", "image-folder", "--yes")).isEqualTo(2);
    assertThat(err()).contains("--images: expected a folder");
    assertThat(run("init", file.toString(), "--dataset", "mnist", "--images", ".", "--yes"))
        .isEqualTo(2);
    assertThat(file).doesNotExist();
  }

  @Test
  void init_reasons_standInTheFileAsComments() throws IOException {
    Path file = folder.resolve("why.json");
    assertThat(run("init", file.toString(), "--yes")).isZero();
    assertThat(Files.readString(file))
        .contains("\"$comment\": [", "\"lambda: 0 (the baseline), then 1e-4");
  }

  @Test
  void init_withEveryOption_writesWhatWasAskedFor() {
    Path file = folder.resolve("mit Leerzeichen \u00e4.json");
    int code =
        run(
            "init",
            file.toString(),
            "--dataset",
            "cifar10-small",
            "--network",
            "lenet",
            "--penalty",
            "group-lasso",
            "--name",
            "mine");
    assertThat(code).as(err()).isZero();
    Experiment experiment = SpecReader.read(file);
    assertThat(experiment.name()).isEqualTo("mine");
    assertThat(experiment.runs().get(0).spec().penalty().type()).isEqualTo("group-lasso");
    assertThat(out()).contains("spec: " + file, "paired", "runner.jar plan \"" + file + "\"");
  }

  @Test
  void init_atATerminal_asksForTheRestAndTakesDefaults() {
    Path file = folder.resolve("asked.json");
    int code =
        runWithAnswers(
            List.of("cifar10-smal", "cifar10-small", "", "mine"),
            "init",
            file.toString(),
            "--penalty",
            "l1");
    assertThat(code).as(err()).isZero();
    assertThat(out()).contains("data set (mnist, ", "network (mlp, ", ") [small-cnn]: ", "name [");
    assertThat(out()).doesNotContain("penalty (");
    assertThat(err()).contains("data set must be one of", "did you mean \"cifar10-small\"?");
    assertThat(SpecReader.read(file).name()).isEqualTo("mine");
  }

  @Test
  void init_terminalThatCloses_writesNothing() {
    Path file = folder.resolve("asked.json");
    assertThat(runWithAnswers(List.of("mnist"), "init", file.toString())).isEqualTo(130);
    assertThat(file).doesNotExist();
    assertThat(err()).contains("nothing was written");
  }

  @Test
  void init_withoutTerminal_needsOptionsOrYes() {
    Path file = folder.resolve("default.json");
    assertThat(run("init", file.toString())).isEqualTo(2);
    assertThat(err()).contains("there is no terminal to ask at", "--yes");
    assertThat(run("init", file.toString(), "--yes")).isZero();
    assertThat(SpecReader.read(file).name()).isEqualTo("mnist-mlp-l2");
  }

  @Test
  void init_fileThatIsThere_isLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.json"), "mine");
    assertThat(run("init", file.toString(), "--yes")).isEqualTo(2);
    assertThat(err()).contains("mine.json: must not be there yet");
    assertThat(file).hasContent("mine");
  }

  @Test
  void init_nameThatIsNoFolder_writesNothing() {
    Path file = folder.resolve("mine.json");
    assertThat(run("init", file.toString(), "--yes", "--name", "a \"b\"")).isEqualTo(2);
    assertThat(err()).contains("name: must be a folder name").doesNotContain("\tat ");
    assertThat(file).doesNotExist();
  }

  @Test
  void init_unknownPenalty_namesTheNearest() {
    assertThat(run("init", "--penalty", "group-laso", "--yes")).isEqualTo(2);
    assertThat(err()).contains("did you mean \"group-lasso\"?");
  }
}
