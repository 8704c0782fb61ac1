package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.data.Dataset;
import io.shrinkage.doctor.Finding.Severity;
import io.shrinkage.doctor.SpecDoctor;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
