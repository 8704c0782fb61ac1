package io.shrinkage.cli;

import io.shrinkage.spec.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs again what a report or a result came from. */
@Command(
    name = "replay",
    description = {
      "Takes the spec out of a report, a result.json (one run) or an experiment.json, writes it to",
      "NAME.json in the current folder and runs it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar replay report.html --results again",
      "  java -jar runner.jar replay report.html --write-only spec.json"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Console console;
  private final List<String> args;

  @Parameters(
      paramLabel = "FILE",
      description = "A report.html, a result.json or an experiment.json.")
  private Path source = Path.of("");

  @Option(
      names = "--write-only",
      paramLabel = "FILE",
      description = "Writes the spec to this file and trains nothing.")
  private @Nullable Path writeOnly;

  @Mixin private TrainingOptions training = new TrainingOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  ReplayCommand(Console console, String... args) {
    this.console = console;
    this.args = List.of(args);
  }

  @Override
  public Integer call() {
    Experiment experiment = ReplaySource.read(source);
    // a name that a spec may have is one of a file in this very folder
    Path spec = writeOnly == null ? Path.of(experiment.name() + ".json") : writeOnly;
    SpecCopy.write(experiment, spec);
    (output.json() ? console.err() : console.out()).println("spec: " + spec);
    return writeOnly == null
        ? new Session(console, new RunOptions(List.of(spec), training), output, args).run()
        : ExitCode.DONE;
  }
}
