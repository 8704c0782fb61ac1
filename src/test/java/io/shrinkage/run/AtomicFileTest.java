package io.shrinkage.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two writers that share a file, or a writer that fails, must not leave a mixture or litter. */
final class AtomicFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("summary.csv");
  }

  @Test
  void write_whileAnotherWriterIsInTheMiddle_keepsBothWhole() {
    AtomicFile.write(
        file,
        out -> {
          out.write("outer, first half; ".getBytes(UTF_8));
          out.flush();
          AtomicFile.write(file, "inner");
          assertThat(file).hasContent("inner");
          out.write("outer, second half".getBytes(UTF_8));
        });
    assertThat(file).hasContent("outer, first half; outer, second half");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void write_contentThatFails_leavesTheOldFileAlone() {
    AtomicFile.write(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new IOException("no space left on device");
                    }))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ": cannot be written: no space left on device");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void write_linkThatWaitsUnderTheTemporaryName_isNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Files.createSymbolicLink(folder.resolve("summary.csv.0.tmp"), victim);
    AtomicFile.write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void removeUnfinished_ofAKilledWriter_leavesEverythingElse() throws IOException {
    AtomicFile.write(file, "text");
    Files.createFile(folder.resolve("report.html.0.tmp"));
    Files.createFile(folder.resolve("notes.tmp.txt"));
    AtomicFile.removeUnfinished(folder);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("summary.csv", "notes.tmp.txt");
  }

  @Test
  void write_newFile_hasThePermissionsOfAnyOther() throws IOException {
    AtomicFile.write(file, "text");
    Path other = Files.createFile(folder.resolve("other"));
    assertThat(Files.getAttribute(file, "posix:permissions"))
        .isEqualTo(Files.getAttribute(other, "posix:permissions"));
  }
}
