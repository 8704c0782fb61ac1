package io.shrinkage.run;

import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a race reads and writes in the folder of its experiment.
 *
 * @param damage is told of checkpoints that are damaged: their runs have come less far
 */
record RaceStore(ResultsFolder folder, Consumer<String> damage) {

  /** Returns the epochs that a run has, whether it has ended or not. */
  List<EpochMetrics> epochs(PlannedRun run) {
    RunFolder files = folder.run(run.id());
    try {
      RunResult result = files.result();
      if (result != null) {
        return files.epochs(result);
      }
    } catch (ResultsException e) {
      // the run is trained again, from its checkpoint
    }
    return files.checkpoints().progress(damage).epochs();
  }

  /** Returns a run's result; null where there is none that can be used. */
  @Nullable RunResult result(PlannedRun run) {
    try {
      return folder.run(run.id()).result();
    } catch (ResultsException e) { // the run is trained again
      return null;
    }
  }

  /** Writes what was decided so far. */
  void write(RaceRecord race) {
    SealedJson.write(folder.path().resolve(RaceRecord.NAME), race);
  }

  /** Removes the record of a race that no longer is one. */
  static void forget(ResultsFolder folder) {
    Path file = folder.path().resolve(RaceRecord.NAME);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    }
  }
}
