package io.shrinkage.cli;

import io.shrinkage.run.Environment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** The program without a command: the short form of {@code run}. */
@Command(
    name = "java -jar runner.jar",
    description = "Trains a sweep of networks with different penalties and reports what they did.",
    synopsisHeading = "Usage: ",
    customSynopsis = {
      "java -jar runner.jar [run] SPEC... [--results DIR] [--workers N] [--data DIR]",
      "       java -jar runner.jar COMMAND ..."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar experiments/mnist-l2.json",
      "  java -jar runner.jar experiments/cifar-l1.json experiments/cifar-l2.json --workers 2",
      "  java -jar runner.jar validate experiments/cifar-l2.json",
      "  java -jar runner.jar plan experiments/cifar-l2.json",
      "  java -jar runner.jar report results/cifar-l2",
      "",
      "Exit codes: 0 every run completed or diverged; 1 a run failed or has not ended, or the results",
      "folder is in use or cannot be written; 2 the command line, a spec or data is wrong; 130",
      "interrupted."
    })
final class ShrinkageCommand implements Callable<Integer> {
  private final Console console;
  private final List<String> args;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  ShrinkageCommand(Console console, String... args) {
    this.console = console;
    this.args = List.of(args);
  }

  @Override
  public Integer call() {
    options.checkFirstIsNoCommand();
    return new Session(console, options, output, args).run();
  }

  /** Says which build this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Environment build = Environment.current(1, List.of());
      String dirty = build.dirty().equals("true") ? ", with changes" : "";
      return new String[] {
        "shrinkage " + build.version() + " (commit " + build.commit() + dirty + ")",
        build.java() + ", " + build.os()
      };
    }
  }
}
