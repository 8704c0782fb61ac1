package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.ResultsFolder;
import io.shrinkage.spec.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who keeps a year of sweeps finds none in a list that one damaged folder ends, or that lies. */
final class ListCommandTest extends MainCalls {
  @TempDir private Path folder;

  @Test
  void list_completeExperiment_hasItsBestConfiguration() throws IOException {
    train("tiny");
    assertThat(list()).isZero();
    assertThat(out().lines()).hasSize(2);
    assertThat(out().lines().toList().get(0)).startsWith("name").contains("state", "best so far");
    assertThat(out().lines().toList().get(1))
        .startsWith("tiny")
        .contains("complete", " 4 ", "lambda = ", "validation accuracy", " %")
        .endsWith(folder.resolve("results/tiny").toString());
  }

  @Test
  void list_someRunsOnly_countsThem() throws IOException {
    train("tiny", "--only", "penalty.lambda=0");
    assertThat(list()).isZero();
    assertThat(out()).contains("1 of 2 runs").doesNotContain("complete");
  }

  @Test
  void list_folderThatIsWrittenTo_isInUse() throws IOException {
    train("tiny");
    Path results = folder.resolve("results");
    try (ResultsFolder held = ResultsFolder.open(results, "tiny", Clock.systemUTC())) {
      assertThat(held.path()).isDirectory();
      assertThat(list()).isZero();
      assertThat(out()).contains("complete, in use");
    }
    out.reset();
    list();
    assertThat(out()).doesNotContain("in use");
  }

  @Test
  void list_noteOfAProcessThatIsGone_isNotInUse() throws IOException {
    train("tiny");
    Files.writeString(
        folder.resolve("results/tiny/.lock.holder"),
        "process 1 since 2020-01-01T00:00:00Z\n1 started 2020-01-01T00:00:00Z\n");
    list();
    assertThat(out()).contains("complete").doesNotContain("in use");
  }

  @Test
  void list_damagedExperiment_isNamedAndTheOthersAreListed() throws IOException {
    train("tiny");
    Path broken = Files.createDirectories(folder.resolve("results/broken"));
    Files.writeString(broken.resolve("experiment.json"), "{");
    Files.createDirectories(folder.resolve("results/notes"));
    assertThat(list()).isZero();
    assertThat(out().lines()).hasSize(3);
    assertThat(out()).contains("broken", "damaged", "tiny", "complete").doesNotContain("notes");
    assertThat(err()).contains("damaged: " + broken.resolve("experiment.json"));
  }

  @Test
  void list_json_isAnObjectALine() throws IOException {
    train("tiny");
    assertThat(list("--json")).isZero();
    JsonNode tiny = Json.mapper().readTree(out());
    assertThat(out().lines()).hasSize(1);
    assertThat(tiny.path("name").asText()).isEqualTo("tiny");
    assertThat(tiny.path("state").asText()).isEqualTo("complete");
    assertThat(tiny.path("runs").path("completed").asInt()).isEqualTo(2);
    assertThat(tiny.path("best").path("value").asDouble()).isBetween(0.0, 1.0);
    assertThat(tiny.path("in_use").isNull()).isTrue();
  }

  @Test
  void list_folderThatIsNotThere_exitsWith2AndOneLine() {
    assertThat(list()).isEqualTo(2);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).contains("must be a folder with results", "--results");
  }

  @Test
  void list_emptyFolder_saysSo() throws IOException {
    Files.createDirectories(folder.resolve("results"));
    assertThat(list()).isZero();
    assertThat(out()).isEmpty();
    assertThat(err()).contains("holds no experiment yet");
  }

  private int list(String... more) {
    String[] args = new String[3 + more.length];
    args[0] = "list";
    args[1] = "--results";
    args[2] = folder.resolve("results").toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return run(args);
  }

  private void train(String name, String... only) throws IOException {
    String[] args = new String[3 + only.length];
    args[0] = TwoRuns.write(folder, name);
    args[1] = "--results";
    args[2] = folder.resolve("results").toString();
    System.arraycopy(only, 0, args, 3, only.length);
    run(args);
    out.reset();
    err.reset();
  }
}
