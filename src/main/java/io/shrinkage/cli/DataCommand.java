package io.shrinkage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns data sets; a command only together with one of those below it. */
@Command(
    name = "data",
    description = "Lists, downloads and checks data sets.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar data list",
      "  java -jar runner.jar data fetch cifar10",
      "  java -jar runner.jar data check cifar10"
    })
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  private DataCommand() {}

  static CommandLine with(Console console) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataListCommand(console))
        .addSubcommand(new DataFetchCommand(console))
        .addSubcommand(new DataCheckCommand(console));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        command.commandLine(),
        "expected one of " + String.join(", ", command.subcommands().keySet()));
  }
}
