package io.shrinkage.cli;

import io.shrinkage.run.StoredTrainings;
import io.shrinkage.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of experiments on the command line. */
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
          folder.toString(),
          "must be the folder of an experiment, got none with experiment.json; java -jar runner.jar list"
              + " --results DIR names those below a folder");
    }
  }

  /**
   * Returns the experiments in a folder of results, by name.
   *
   * @throws SpecException if there is no such folder
   */
  static List<Path> in(Path results) {
    try (Stream<Path> folders = Files.list(results)) {
      return folders.filter(StoredTrainings::isExperiment).sorted().toList();
    } catch (IOException e) {
      throw SpecException.of(
          results.toString(),
          "must be a folder with results, got none that can be read; name another with --results");
    }
  }
}
