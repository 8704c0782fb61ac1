package io.shrinkage.cli;

import io.shrinkage.run.StoredTrainings;
import io.shrinkage.spec.SpecException;
import java.nio.file.Path;

/** A folder on the command line. */
final class ExperimentFolder {
  private ExperimentFolder() {}

  /**
   * Checks that it holds an experiment.
   *
   * @throws SpecException if it does not, or is not there
   */
  static void require(Path folder) {
    if (!StoredTrainings.isExperiment(folder)) {
      throw SpecException.of(
          folder.toString(), "must be the folder of an experiment, got none with experiment.json");
    }
  }
}
