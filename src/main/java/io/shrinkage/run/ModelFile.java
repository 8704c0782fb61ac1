package io.shrinkage.run;

import io.shrinkage.train.TrainingResult;
import java.nio.file.Path;

/** Writes a trained model for others to use. */
@FunctionalInterface
public interface ModelFile {
  /** Keeps no models. */
  ModelFile NONE = (run, result, file) -> {};

  /**
   * Writes the file, whole.
   *
   * @throws ResultsException if it cannot be written
   */
  void write(PlannedRun run, TrainingResult result, Path file);
}
