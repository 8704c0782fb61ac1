package io.shrinkage.report.export;

import io.shrinkage.run.ExperimentJson;
import io.shrinkage.run.StoredExperiment;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What an experiment can be exported as. A new format is one constant: its name on the command
 * line, what it puts into the export's folder, and what makes its files.
 */
public enum ExportFormat {
  /** Tidy tables: a row a run and epoch, and a row a run, epoch and layer. */
  CSV(List.of(EpochTables.EPOCHS, EpochTables.LAYERS), EpochTables::files),
  /** All that is stored but the weights. */
  JSON(
      List.of("experiment-data.json"),
      experiment ->
          List.of(
              new ExportFile(
                  "experiment-data.json", out -> ExperimentJson.write(experiment, out)))),
  /** Event files with scalars and hyperparameters, a folder a run. */
  TENSORBOARD(List.of(TensorBoardFiles.ROOT), TensorBoardFiles::of),
  /** A file store, which {@code mlflow migrate-filestore} turns into a database. */
  MLFLOW(List.of(MlflowFiles.ROOT), MlflowFiles::of),
  /** The table of a paper in Markdown. */
  MARKDOWN(List.of(PaperTables.MARKDOWN), PaperTables::markdown),
  /** The table of a paper in LaTeX. */
  LATEX(List.of(PaperTables.LATEX), PaperTables::latex);

  private final List<String> roots;
  private final Function<StoredExperiment, List<ExportFile>> files;

  ExportFormat(List<String> roots, Function<StoredExperiment, List<ExportFile>> files) {
    this.roots = roots;
    this.files = files;
  }

  /** Returns the name on the command line, such as "csv". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the files and folders directly in the export's folder that are this format's. */
  public List<String> roots() {
    return roots;
  }

  List<ExportFile> files(StoredExperiment experiment) {
    return files.apply(experiment);
  }
}
