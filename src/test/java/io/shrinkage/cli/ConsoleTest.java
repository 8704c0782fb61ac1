package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that standard error is redirected to must not fill with rewritten lines. */
final class ConsoleTest {
  @TempDir private Path folder;

  @Test
  void isTerminal_linkToADevice_onlyIfItIsATerminal() throws IOException {
    assertThat(Console.isTerminal(link("/dev/pts/3"))).isTrue();
    assertThat(Console.isTerminal(link("/dev/tty1"))).isTrue();
    assertThat(Console.isTerminal(link("/dev/null"))).isFalse();
    assertThat(Console.isTerminal(link("/home/ann/log"))).isFalse();
    assertThat(Console.isTerminal(link("pipe:[4711]"))).isFalse();
  }

  @Test
  void isTerminal_noSuchLink_objectsToNothing() {
    assertThat(Console.isTerminal(folder.resolve("missing"))).isTrue();
  }

  private Path link(String target) throws IOException {
    Path link = folder.resolve("2");
    Files.deleteIfExists(link);
    return Files.createSymbolicLink(link, Path.of(target));
  }
}
