package io.shrinkage.cli;

import io.shrinkage.run.ResultStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is stored of one run. */
@Command(
    name = "show",
    description = {
      "Shows one run: what it was swept to, how it went, its penalty as it acted, what was executed,",
      "where its numbers come from, and its files."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar show 5f3a",
      "  java -jar runner.jar show mnist-l2/5f3a91c07b2e --results results",
      "",
      "Exit codes: 0 shown; 1 the run is damaged; 2 no run, or more than one, is named so."
    })
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "RUN",
      description =
          "The id of a run or its first digits, as progress, summary.csv and the report have it;"
              + " EXPERIMENT/RUN where several experiments have the run.")
  private String name = "";

  @Mixin private ResultsOption results = new ResultsOption();

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FoundRun found =
        FoundRun.in(results.path(), name, damage -> console.err().println("damaged: " + damage));
    var run =
        ResultStore.run(
            found.experiment(), found.id(), notice -> console.err().println("note: " + notice));
    console.out().println(found.name() + ": " + run.status().jsonName());
    RunDetails.of(run).forEach(console.out()::println);
    RunFiles.of(ResultStore.folder(found.experiment(), found.id())).forEach(console.out()::println);
    return ExitCode.DONE;
  }
}
