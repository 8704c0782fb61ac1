package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.SpecSeal;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that a stranger sent must neither overwrite anything nor end in a stack trace, and one's
 * own must give the same runs.
 */
final class ReplayCommandTest extends MainCalls {
  private static final String TINY =
      """
      {
        "name": "tiny",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 20, "epochs": 1 },
        "sweep": { "penalty.lambda": [0, 1e-3] }
      }
      """;

  @TempDir private Path folder;

  private Path experimentJson = Path.of("");

  @BeforeEach
  void seal() throws IOException {
    String text = SpecSeal.text(SpecReader.read("tiny.json", TINY).resolved());
    experimentJson = Files.writeString(folder.resolve("experiment.json"), text);
  }

  @Test
  void replay_reportOfAResult_findsItsRunsThere() throws IOException {
    Path spec = Files.writeString(folder.resolve("tiny.json"), TINY);
    String results = folder.resolve("results").toString();
    assertThat(run("run", spec.toString(), "--results", results)).isEqualTo(0);
    String report = folder.resolve("results/tiny/report.html").toString();
    Path copy = folder.resolve("copy.json");
    assertThat(run("replay", report, "--write-only", copy.toString())).isEqualTo(0);
    assertThat(run("run", copy.toString(), "--results", results)).isEqualTo(0);
    assertThat(err()).contains("tiny: 2 runs, 2 of them already there");
    assertThat(err()).doesNotContain("the spec is not the one");
  }

  @Test
  void writeOnly_again_leavesTheSameFile() throws IOException {
    Path copy = folder.resolve("copy.json");
    assertThat(replay(copy)).isEqualTo(0);
    assertThat(out()).isEqualToNormalizingNewlines("spec: " + copy + "\n");
    String first = Files.readString(copy);
    Experiment experiment = SpecReader.read(copy);
    assertThat(experiment.runs()).isEqualTo(SpecReader.read("tiny.json", TINY).runs());
    assertThat(replay(copy)).isEqualTo(0);
    assertThat(Files.readString(copy)).isEqualTo(first);
  }

  @Test
  void writeOnly_overAnotherFile_leavesIt() throws IOException {
    for (String other : new String[] {"not a spec", TINY.replace("1e-3", "1e-2")}) {
      Path copy = Files.writeString(folder.resolve("copy.json"), other);
      assertThat(replay(copy)).isEqualTo(2);
      assertThat(err()).contains("copy.json: must be free", "--write-only").doesNotContain("\tat ");
      assertThat(Files.readString(copy)).isEqualTo(other);
    }
  }

  @Test
  void writeOnly_throughALinkToNothing_doesNotFollowIt() throws IOException {
    Path target = folder.resolve("elsewhere");
    Path link = Files.createSymbolicLink(folder.resolve("copy.json"), target);
    assertThat(replay(link)).isEqualTo(2);
    assertThat(target).doesNotExist();
  }

  @Test
  void writeOnly_folderThatIsNotThere_isSaid() {
    assertThat(replay(folder.resolve("nowhere/copy.json"))).isEqualTo(2);
    assertThat(err()).contains("copy.json: must be a place").doesNotContain("\tat ");
  }

  @Test
  void replay_nameThatIsAPath_writesNothing() throws IOException {
    var spec = SpecReader.read("tiny.json", TINY).resolved().deepCopy();
    String evil = folder.resolve("evil").toString();
    Files.writeString(experimentJson, SpecSeal.text(spec.put("name", evil)));
    assertThat(run("replay", experimentJson.toString())).isEqualTo(2);
    assertThat(err()).contains("name: must be a folder name").doesNotContain("\tat ");
    assertThat(Path.of(evil + ".json")).doesNotExist();
  }

  @Test
  void replay_filesThatAreNone_exitsWith2AndOneLine() throws IOException {
    Path cut = Files.writeString(folder.resolve("cut.json"), "{\"spec\": {");
    Path page = Files.writeString(folder.resolve("page.html"), "<html>");
    Path huge = folder.resolve("huge.html");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    for (Path file : new Path[] {folder.resolve("missing"), folder, cut, page, huge}) {
      err.reset();
      assertThat(run("replay", file.toString())).as(file.toString()).isEqualTo(2);
      assertThat(err().lines()).hasSize(1);
      assertThat(err()).startsWith(file + ": must be ");
    }
  }

  private int replay(Path copy) {
    return run("replay", experimentJson.toString(), "--write-only", copy.toString());
  }
}
