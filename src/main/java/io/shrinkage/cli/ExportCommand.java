package io.shrinkage.cli;

import io.shrinkage.report.export.ExportFormat;
import io.shrinkage.report.export.Exports;
import io.shrinkage.run.ResultStore;
import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes stored results in the formats of other tools. */
@Command(
    name = "export",
    description = "Writes the stored results of an experiment in the formats of other tools.",
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar export results/mnist-l2",
      "  java -jar runner.jar export results/mnist-l2 --format csv,tensorboard --out exported",
      "",
      "Exit codes: 0 done; 1 a stored run is damaged, or the export cannot be written; 2 the command",
      "line is wrong, or files that are not an export's are in the way."
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder of an experiment.")
  private Path folder = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      converter = Format.class,
      completionCandidates = Format.class,
      description = "${COMPLETION-CANDIDATES}; several with commas or repeated (default: all).")
  private List<ExportFormat> formats = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write (default: export in the folder of the experiment).")
  private @Nullable Path out;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentFolder.require(folder);
    StoredExperiment stored =
        ResultStore.read(folder, notice -> console.err().println("note: " + notice));
    Path target = out == null ? folder.resolve("export") : out;
    Set<ExportFormat> chosen =
        formats.isEmpty() ? EnumSet.allOf(ExportFormat.class) : EnumSet.copyOf(formats);
    Exports.write(stored, target, chosen);
    for (ExportFormat format : chosen) {
      format
          .roots()
          .forEach(root -> console.out().println(format.word() + ": " + target.resolve(root)));
    }
    return ExitCode.DONE;
  }

  /** Reads the name of a format. */
  static final class Format extends NamedChoice<ExportFormat> {
    Format() {
      super(ExportFormat.values(), ExportFormat::word);
    }
  }
}
