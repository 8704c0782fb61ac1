package io.shrinkage.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a stack trace where a file is missing, unreadable or absurd. */
final class SpecFileTest {
  @TempDir private Path folder;

  @Test
  void missingFile_isSaid() {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> SpecReader.read(file))
        .isInstanceOf(SpecException.class)
        .hasMessage(file + ": must be an existing file, got none of that name");
  }

  @Test
  void folder_isSaid() {
    assertThatThrownBy(() -> SpecReader.read(folder))
        .isInstanceOf(SpecException.class)
        .hasMessage(folder + ": must be a file, got a folder");
  }

  @Test
  void hugeFile_isNotRead() throws IOException {
    Path file = folder.resolve("huge.json");
    Files.writeString(file, Specs.with("\"description\": \"" + "x".repeat(1 << 20) + "\""));
    assertThatThrownBy(() -> SpecReader.read(file))
        .isInstanceOf(SpecException.class)
        .hasMessage(file + ": must be at most 1 MiB, got more");
  }

  @Test
  void folderWithSpaceAndUmlaut_isNoMatter() throws IOException {
    Path file = Files.createDirectory(folder.resolve("\u00fcber all")).resolve("spec.json");
    Files.writeString(file, Specs.with());
    assertThat(SpecReader.read(file).runs()).hasSize(1);
  }
}
