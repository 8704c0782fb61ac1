package io.shrinkage.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The experiment files that the project ships, as a source of test arguments. */
public final class ShippedExperiments {
  static final Path FOLDER = Path.of("experiments");

  private ShippedExperiments() {}

  /** Returns all of them, those in folders below too. */
  public static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.toString().endsWith(".schema.json"))
          .sorted()
          .toList();
    }
  }
}
