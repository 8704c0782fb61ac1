package io.shrinkage.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where experiments are. */
final class ResultsOption {
  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Folder in which every experiment has its own (default: ./results).")
  private Path path = Path.of("results");

  Path path() {
    return path;
  }
}
