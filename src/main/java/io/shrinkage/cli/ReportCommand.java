package io.shrinkage.cli;

import io.shrinkage.run.ResultStore;
import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes reports again from stored results. */
@Command(
    name = "report",
    description = "Writes the reports of experiments again from their stored results.",
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExample:%n",
    footer = "  java -jar runner.jar report results/mnist-l2")
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "Folders of experiments.", arity = "1..*")
  private List<Path> folders = new ArrayList<>();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (Path folder : folders) {
      StoredExperiment stored =
          ResultStore.read(folder, notice -> console.err().println("note: " + notice));
      console.out().println("report: " + Reports.write(stored, folder));
    }
    return ExitCode.DONE;
  }
}
