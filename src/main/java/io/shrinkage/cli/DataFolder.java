package io.shrinkage.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where data sets are. */
final class DataFolder {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data sets that are not inside the jar (default: ~/.shrinkage/data).")
  private Path path = Path.of(System.getProperty("user.home", "."), ".shrinkage", "data");

  Path path() {
    return path;
  }
}
