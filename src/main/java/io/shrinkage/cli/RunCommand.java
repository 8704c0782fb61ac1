package io.shrinkage.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains what is not there yet and writes the report. */
@Command(
    name = "run",
    description = "Trains the runs of experiments that are not there yet and writes reports.",
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExample:%n",
    footer = "  java -jar runner.jar run experiments/mnist-l2.json --results results --workers 2")
final class RunCommand implements Callable<Integer> {
  private final Console console;
  private final List<String> args;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  RunCommand(Console console, String... args) {
    this.console = console;
    this.args = List.of(args);
  }

  @Override
  public Integer call() {
    return new Session(console, options, output, args).run();
  }
}
