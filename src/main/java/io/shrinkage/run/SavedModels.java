package io.shrinkage.run;

import io.shrinkage.train.ModelWriter;
import io.shrinkage.train.TrainingResult;
import java.nio.file.Path;

/**
 * Keeps models as Deeplearning4j saves them.
 *
 * @param data what the runs were trained on
 */
public record SavedModels(LoadedSplits data) implements ModelFile {

  @Override
  public void write(PlannedRun run, TrainingResult result, Path file) {
    AtomicFile.write(
        file, out -> ModelWriter.write(data.job(run.swept().spec()), result.parameters(), out));
  }
}
