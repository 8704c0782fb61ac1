package io.shrinkage.cli;

import io.shrinkage.spec.Experiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks experiment files and trains nothing. */
@Command(
    name = "validate",
    description = {
      "Checks experiment files, and warns of questions that a sweep cannot answer; reads no data and",
      "trains nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExample:%n",
    footer = "  java -jar runner.jar validate experiments/*.json")
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "SPEC", description = "Experiment files (JSON).", arity = "1..*")
  private List<Path> specs = new ArrayList<>();

  @Mixin private SpecOptions changes = new SpecOptions();

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> files = Specs.among(specs);
    List<Experiment> experiments = Specs.read(files, changes.edits());
    List<ChosenRuns> chosen = experiments.stream().map(changes::chosen).toList();
    if (changes.printed(experiments, console)) {
      return ExitCode.DONE;
    }
    for (int i = 0; i < files.size(); i++) {
      console
          .out()
          .println(
              files.get(i)
                  + ": valid, "
                  + Texts.runs(experiments.get(i))
                  + left(experiments.get(i), chosen.get(i)));
      Doctor.warnings(experiments.get(i)).forEach(console.err()::println);
    }
    return ExitCode.DONE;
  }

  private static String left(Experiment experiment, ChosenRuns chosen) {
    long wanted = experiment.runs().stream().filter(chosen).count();
    return wanted == experiment.runs().size() ? "" : ", of which --only takes " + wanted;
  }
}
