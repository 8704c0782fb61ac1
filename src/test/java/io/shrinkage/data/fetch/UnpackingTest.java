package io.shrinkage.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An archive must not write outside its folder, follow a link, or fill the disk, even if its
 * checksum were no obstacle.
 */
final class UnpackingTest {
  @TempDir private Path folder;
  @TempDir private Path target;

  private void unpack(byte[] archive) throws IOException {
    Path file = Files.write(folder.resolve("tiny.tar.gz"), archive);
    new Unpacking(file, TinySet.archived(archive)).into(target);
  }

  private static void addBoth(TarArchiveOutputStream out) throws IOException {
    TinySet.add(out, "tiny-bin/train.bin", TinySet.TRAIN);
    TinySet.add(out, "tiny-bin/test.bin", TinySet.TEST);
  }

  @Test
  void into_namesThatLeaveTheFolder_arePassedOver() throws IOException {
    unpack(
        TinySet.tar(
            out -> {
              TinySet.add(out, "../evil", new byte[1]);
              TinySet.add(out, "/tmp/evil", new byte[1]);
              TinySet.add(out, "tiny-bin/../../evil", new byte[1]);
              TinySet.add(out, "tiny-bin/sub/train.bin", new byte[1]);
              addBoth(out);
            }));
    try (Stream<Path> files = Files.walk(folder.getParent()).filter(Files::isRegularFile)) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).doesNotContain("evil");
    }
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("train.bin", "test.bin");
    }
  }

  @Test
  void into_linkInPlaceOfAFile_isRefused() {
    for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
      byte[] archive =
          TinySet.tar(
              out -> {
                TarArchiveEntry link = new TarArchiveEntry("tiny-bin/train.bin", type);
                link.setLinkName("/etc/passwd");
                out.putArchiveEntry(link);
                out.closeArchiveEntry();
              });
      assertThatThrownBy(() -> unpack(archive))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("as a plain file");
      assertThat(target).isEmptyDirectory();
    }
  }

  @Test
  void into_otherSize_isRefusedUnread() {
    byte[] archive =
        TinySet.tar(out -> TinySet.add(out, "tiny-bin/train.bin", new byte[5_000_000]));
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must hold tiny-bin/train.bin of 150000 bytes, got 5000000");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void into_bombBesideTheFiles_isNotDecompressed() {
    byte[] archive =
        TinySet.tar(
            out -> {
              TinySet.add(out, "tiny-bin/zeros", new byte[50_000_000]);
              addBoth(out);
            });
    assertThat(archive).hasSizeLessThan(500_000);
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must");
  }

  @Test
  void into_missingFile_isNamed() {
    byte[] archive = TinySet.tar(out -> TinySet.add(out, "tiny-bin/train.bin", TinySet.TRAIN));
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must hold tiny-bin/test.bin, which is not in it");
  }

  @Test
  void into_cutOrForeignBytes_areRefused() {
    byte[] whole = TinySet.tar();
    assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOfAny(DataException.class, IOException.class);
    assertThatThrownBy(() -> unpack(TinySet.TRAIN))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must be a .tar.gz");
  }
}
