package io.shrinkage.cli;

import io.shrinkage.report.ComparisonWriter;
import io.shrinkage.run.ResultStore;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SpecException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes reports again from stored results, or one page that compares experiments. */
@Command(
    name = "report",
    description = {
      "Writes the reports of experiments again from their stored results; with --out, one page that",
      "compares the experiments instead."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar report results/mnist-l2",
      "  java -jar runner.jar report results/mnist-l1 results/mnist-l2 --out compare.html",
      "",
      "Exit codes: 0 done; 1 stored results are damaged, or a page cannot be written; 2 the command",
      "line is wrong, a folder is no experiment's, or a file that is not a page of Shrinkage is in",
      "the way."
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "Folders of experiments.", arity = "1..*")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Compare two or more experiments on one page, and write it here. An earlier page of"
              + " Shrinkage is replaced, another file is not.")
  private @Nullable Path out;

  @Option(names = "--open", description = "Opens what was written.")
  private boolean open;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    folders.forEach(ExperimentFolder::require);
    if (out != null) {
      compare(out);
      return ExitCode.DONE;
    }
    for (Path folder : folders) {
      Path report = Reports.write(read(folder), folder);
      console.out().println("report: " + report);
      openWhereWanted(report);
    }
    return ExitCode.DONE;
  }

  private void compare(Path page) {
    if (folders.size() < 2) {
      throw SpecException.of(
          "--out",
          "must come with at least two folders to compare, got one; without --out its report is"
              + " written");
    }
    requireDifferent();
    ComparisonWriter.requireFree(page);
    Map<Path, StoredExperiment> experiments = new LinkedHashMap<>();
    folders.forEach(folder -> experiments.put(folder, read(folder)));
    String headline = ComparisonWriter.write(experiments, page);
    console.out().println(Texts.plain(headline));
    console.out().println("comparison: " + page);
    openWhereWanted(page);
  }

  private void openWhereWanted(Path page) {
    if (open) {
      Reports.open(page, console);
    }
  }

  private void requireDifferent() {
    Set<Path> seen = new HashSet<>();
    for (Path folder : folders) {
      if (!seen.add(real(folder))) {
        throw SpecException.of(
            folder.toString(), "must be another folder than the others, got it twice");
      }
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize(); // reading it says what is wrong
    }
  }

  private StoredExperiment read(Path folder) {
    return ResultStore.read(folder, notice -> console.err().println("note: " + notice));
  }
}
