package io.shrinkage.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.DataException;
import io.shrinkage.data.PublishedLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody hands over is believed by its checksum alone, and stays theirs. */
final class LocalFilesTest extends FetchCalls {
  @TempDir private Path folder;

  private boolean take(PublishedLayout layout, Path from) {
    return new Fetch(data, heard).take("tiny", layout, from);
  }

  @Test
  void take_theArchive_unpacksItAndLeavesIt() throws IOException {
    Path archive = Files.write(folder.resolve("anything"), TAR);
    assertThat(take(ARCHIVED, archive)).isTrue();
    assertThat(train()).hasBinaryContent(TinySet.TRAIN);
    assertThat(archive).hasBinaryContent(TAR);
    assertThat(take(ARCHIVED, archive)).isFalse();
  }

  @Test
  void take_folderWithTheArchive_findsItThere() throws IOException {
    Files.write(folder.resolve("tiny.tar.gz"), TAR);
    assertThat(take(ARCHIVED, folder)).isTrue();
  }

  @Test
  void take_wrongBytes_isRefusedWithBothChecksums() throws IOException {
    byte[] wrong = TAR.clone();
    wrong[100] ^= 1;
    Path archive = Files.write(folder.resolve("tiny.tar.gz"), wrong);
    assertThatThrownBy(() -> take(ARCHIVED, archive))
        .isInstanceOf(DataException.class)
        .hasMessage(
            archive
                + ": must be tiny.tar.gz with SHA-256 "
                + TinySet.sha256(TAR)
                + ", got "
                + TinySet.sha256(wrong)
                + "; nothing was unpacked");
    assertThat(archive).exists();
    assertThat(data.resolve("tiny-bin")).doesNotExist();
  }

  @Test
  void take_otherSizeOrNothing_isRefused() throws IOException {
    Path archive = Files.write(folder.resolve("tiny.tar.gz"), new byte[7]);
    assertThatThrownBy(() -> take(ARCHIVED, archive))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("of " + TAR.length + " bytes, got 7 bytes");
    assertThatThrownBy(() -> take(ARCHIVED, folder.resolve("absent")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("which is not there");
  }

  @Test
  void take_separateFiles_areCopiedFromTheirFolder() throws IOException {
    Path train = Files.write(folder.resolve("train.bin.gz"), TinySet.gzip(TinySet.TRAIN));
    assertThatThrownBy(() -> take(TinySet.separate(), train))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must be a folder with train.bin.gz");
    assertThatThrownBy(() -> take(TinySet.separate(), folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must be the file test.bin.gz, which is not there");

    Files.write(folder.resolve("test.bin.gz"), TinySet.gzip(TinySet.TEST));
    assertThat(take(TinySet.separate(), folder)).isTrue();
    assertThat(data.resolve("tiny-bin/test.bin.gz")).hasBinaryContent(TinySet.gzip(TinySet.TEST));
    assertThat(folder.resolve("test.bin.gz")).exists();
  }
}
