package io.shrinkage.report.export;

import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Writes experiments in the formats of other tools. */
public final class Exports {
  private Exports() {}

  /**
   * Writes an experiment into a folder. Files of an earlier export of the same experiment and
   * format are replaced, or removed where they are no longer needed; nothing else is touched.
   *
   * @param folder is made where it does not exist
   * @throws io.shrinkage.spec.SpecException if something else stands where a file is to be written;
   *     then nothing was written
   * @throws io.shrinkage.run.ResultsException if the folder cannot be written
   */
  public static void write(StoredExperiment experiment, Path folder, Set<ExportFormat> formats) {
    List<ExportFile> files =
        formats.stream().flatMap(format -> format.files(experiment).stream()).toList();
    List<String> roots = formats.stream().flatMap(format -> format.roots().stream()).toList();
    ExportFolder.open(folder, experiment.name()).replace(roots, files);
  }
}
