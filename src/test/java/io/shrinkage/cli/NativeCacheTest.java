package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is not told that 370 MB are being unpacked thinks that the program hangs. */
final class NativeCacheTest {
  private static final String LIBRARY = "org/nd4j/linux-x86_64/libnd4jcpu.so";
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void holds_librariesOfThisJar_areThere() throws IOException {
    Path jar = jar(BUILT);
    unpack(BUILT);
    assertThat(NativeCache.holds(folder.resolve("cache"), jar)).isTrue();
  }

  @Test
  void holds_nothingUnpacked_isFalse() throws IOException {
    assertThat(NativeCache.holds(folder.resolve("cache"), jar(BUILT))).isFalse();
  }

  @Test
  void holds_librariesOfAnotherBuildOfTheJar_areNotTheSame() throws IOException {
    Path jar = jar(BUILT);
    unpack(BUILT.minusSeconds(3600));
    assertThat(NativeCache.holds(folder.resolve("cache"), jar)).isFalse();
  }

  @Test
  void folder_homeWhereNothingCanBeMade_isAmongTemporaryFiles() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path instead = folder.resolve("instead");
    assertThat(NativeCache.folder(file, instead)).isEqualTo(instead.resolve("cache"));
    assertThat(NativeCache.folder(folder.resolve("new"), instead))
        .isEqualTo(folder.resolve("new/.javacpp/cache"));
  }

  private Path jar(Instant built) throws IOException {
    Path jar = folder.resolve("runner.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      JarEntry entry = new JarEntry(LIBRARY);
      entry.setTime(built.toEpochMilli());
      out.putNextEntry(entry);
      out.write(new byte[100]);
    }
    return jar;
  }

  private void unpack(Instant built) throws IOException {
    Path library = folder.resolve("cache/runner.jar").resolve(LIBRARY);
    Files.createDirectories(library.getParent());
    Files.write(library, new byte[100]);
    Files.setLastModifiedTime(library, FileTime.from(built));
  }
}
