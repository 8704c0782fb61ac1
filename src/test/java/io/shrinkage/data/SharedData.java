package io.shrinkage.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Data sets too large for the project, beside it where it is developed. */
final class SharedData {
  private static final Path FOLDER = Path.of("..", "shared", "data");

  private SharedData() {}

  /** The folder that holds CIFAR-10; skips the test where it is missing, or fails it in CI. */
  static Path withCifar10() {
    boolean there = Files.isDirectory(FOLDER.resolve("cifar-10-batches-bin"));
    String message = "CIFAR-10 is not in " + FOLDER;
    if (Boolean.getBoolean("shrinkage.noSkips")) {
      Assertions.assertTrue(there, message);
    }
    Assumptions.assumeTrue(there, message);
    return FOLDER;
  }
}
