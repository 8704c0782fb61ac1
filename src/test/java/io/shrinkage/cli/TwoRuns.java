package io.shrinkage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An experiment of two runs that take a blink. */
final class TwoRuns {
  private static final String SPEC =
      """
      {
        "name": "%s",
        "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 20 },
        "model": { "layers": [ { "type": "output" } ] },
        "penalty": { "type": "l2", "lambda": 0 },
        "training": { "batchSize": 20, "epochs": 2 },
        "sweep": { "penalty.lambda": [0, 1e-3] }
      }
      """;

  private TwoRuns() {}

  /** Writes the spec as a file of its name. */
  static String write(Path folder, String name) throws IOException {
    return Files.writeString(folder.resolve(name + ".json"), SPEC.formatted(name)).toString();
  }
}
