package io.shrinkage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether this process may mount a file system, which only trying tells. */
final class Mounting {
  private Mounting() {}

  static boolean isAllowed() {
    try {
      Path folder = Files.createTempDirectory("mount");
      try {
        return succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "shrinkage", folder.toString())
            && succeeds("umount", folder.toString());
      } finally {
        Files.delete(folder);
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
