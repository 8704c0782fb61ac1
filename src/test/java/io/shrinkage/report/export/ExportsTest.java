package io.shrinkage.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.ResultsException;
import io.shrinkage.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards against an export that writes over or removes what is not an export's, and against one
 * that leaves runs which are no longer there.
 */
final class ExportsTest {
  private static final Set<ExportFormat> ALL = EnumSet.allOf(ExportFormat.class);

  @TempDir private Path folder;

  @Test
  void write_allFormats_leavesWhatTheManifestLists() throws IOException {
    Path out = folder.resolve("new/export");
    Exports.write(Stored.experiment(), out, ALL);
    assertThat(files(out))
        .contains("epochs.csv", "layers.csv", "experiment-data.json", "export.json")
        .anyMatch(path -> path.startsWith("tensorboard/"))
        .anyMatch(path -> path.startsWith("mlruns/"));
    JsonNode manifest = Stored.json(Files.readString(out.resolve("export.json")));
    assertThat(manifest.path("files")).hasSize(files(out).size() - 1);
  }

  @Test
  void json_holdsWhatIsStored() throws IOException {
    Exports.write(Stored.experiment(), folder, Set.of(ExportFormat.JSON));
    JsonNode json = Stored.json(Files.readString(folder.resolve("experiment-data.json")));
    assertThat(json.path("format").asText()).isEqualTo("shrinkage-experiment");
    assertThat(json.path("spec")).isEqualTo(Stored.experiment().spec());
    assertThat(json.at("/axes/0/path").asText()).isEqualTo("penalty.lambda");
    assertThat(json.path("runs")).hasSize(4);
    JsonNode run = json.at("/runs/1");
    assertThat(run.path("status").asText()).isEqualTo("diverged");
    assertThat(run.at("/assignment/data.scale").asText()).isEqualTo(Stored.SCALE);
    assertThat(run.at("/initial/train_loss").doubleValue()).isEqualTo(2.5);
    assertThat(run.at("/epochs/0/train_loss").isNull()).isTrue();
    assertThat(run.at("/provenance/commit").asText()).isEqualTo("abc");
    assertThat(run.path("best_epoch").isNull()).isTrue();
    // validation losses 1.3 and 0.7
    assertThat(json.at("/runs/0/best_epoch").intValue()).isEqualTo(2);
    assertThat(json.at("/runs/0/epochs/1/weight_norms/1-output").doubleValue()).isEqualTo(4);
  }

  @Test
  void write_again_replacesItsOwnAndRemovesRunsThatAreGone() throws IOException {
    Exports.write(Stored.experiment(), folder, ALL);
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("epochs.csv"), "changed");
    List<String> before = files(folder);
    Exports.write(
        Stored.experiment("sample", Stored.diverged()), folder, Set.of(ExportFormat.TENSORBOARD));
    assertThat(folder.resolve("epochs.csv")).hasContent("changed"); // was not asked for
    assertThat(names(folder.resolve("tensorboard")))
        .containsExactlyInAnyOrder(
            "events.out.tfevents.0.shrinkage",
            "lambda=0.001,scale==1_1,__x_,mixed=1,flag=false,000000000002");
    Exports.write(Stored.experiment(), folder, ALL);
    assertThat(files(folder)).isEqualTo(before);
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void write_somebodysFileInTheWay_saysSoAndWritesNothing() throws IOException {
    Path theirs = Files.writeString(folder.resolve("layers.csv"), "theirs");
    assertThatThrownBy(() -> Exports.write(Stored.experiment(), folder, ALL))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            theirs
                + ": must be free or from an earlier export, got one that is not listed in"
                + " export.json; move it away, or choose another folder with --out");
    assertThat(files(folder)).containsExactly("layers.csv");
    assertThat(theirs).hasContent("theirs");
  }

  @Test
  void write_exportOfAnotherExperiment_isLeft() throws IOException {
    Exports.write(Stored.experiment(), folder, Set.of(ExportFormat.CSV));
    String before = Files.readString(folder.resolve("epochs.csv"));
    assertThatThrownBy(
            () -> Exports.write(Stored.experiment("other"), folder, Set.of(ExportFormat.CSV)))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            folder
                + ": must be free or hold an export of \"other\", got one of \"sample\"; move it"
                + " away, or choose another folder with --out");
    assertThat(folder.resolve("epochs.csv")).hasContent(before);
  }

  @Test
  void write_manifestThatLeadsElsewhere_removesNothing() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path victim = Files.writeString(folder.resolve("victim"), "here");
    for (String files :
        new String[] {
          "[\"../victim\"]",
          "[\"tensorboard/../../victim\"]",
          "[\"" + victim + "\"]",
          "[null]",
          "null",
          "[\"C:\\\\x\"]",
          "7"
        }) {
      Files.writeString(
          out.resolve("export.json"), "{\"experiment\":\"sample\",\"files\":" + files + "}");
      assertThatThrownBy(() -> Exports.write(Stored.experiment(), out, ALL))
          .as(files)
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("must be the list of files of an earlier export");
    }
    Files.writeString(out.resolve("export.json"), "{");
    assertThatThrownBy(() -> Exports.write(Stored.experiment(), out, ALL))
        .isInstanceOf(SpecException.class);
    assertThat(victim).hasContent("here");
    assertThat(files(out)).containsExactly("export.json");
  }

  @Test
  void write_linkToAnotherFolder_isNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(elsewhere.resolve("old"), "theirs");
    Files.createSymbolicLink(out.resolve("tensorboard"), elsewhere);
    Files.writeString(
        out.resolve("export.json"), "{\"experiment\":\"sample\",\"files\":[\"tensorboard/old\"]}");
    assertThatThrownBy(
            () -> Exports.write(Stored.experiment(), out, Set.of(ExportFormat.TENSORBOARD)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("must be a folder, got a link or file");
    assertThat(files(elsewhere)).containsExactly("old");
  }

  @Test
  void write_listedLinkToAFile_isReplacedAndNotFollowed() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path victim = Files.writeString(folder.resolve("victim"), "here");
    Files.createSymbolicLink(out.resolve("epochs.csv"), victim);
    Files.writeString(
        out.resolve("export.json"), "{\"experiment\":\"sample\",\"files\":[\"epochs.csv\"]}");
    Exports.write(Stored.experiment(), out, Set.of(ExportFormat.CSV));
    assertThat(victim).hasContent("here");
    assertThat(out.resolve("epochs.csv")).isRegularFile();
    assertThat(Files.isSymbolicLink(out.resolve("epochs.csv"))).isFalse();
  }

  @Test
  void write_folderThatIsAFile_cannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Exports.write(Stored.experiment(), file.resolve("out"), ALL))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("cannot be written");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }
}
