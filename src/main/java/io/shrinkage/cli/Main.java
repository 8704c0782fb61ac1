package io.shrinkage.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** The program. */
public final class Main {
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /** Runs a command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Runs a command line.
   *
   * @return 0 done; 1 a run failed or has not ended, or results cannot be written; 2 the command
   *     line, a spec or data is wrong and nothing was started
   */
  static int run(String[] args, PrintStream out, PrintStream err) {
    return commandLine(new Console(out, err, Console.isTerminal()), args).execute(args);
  }

  private static CommandLine commandLine(Console console, String... args) {
    return new CommandLine(new ShrinkageCommand(console, args))
        .addSubcommand(new RunCommand(console, args))
        .addSubcommand(new ValidateCommand(console))
        .addSubcommand(new PlanCommand(console))
        .addSubcommand(new ReportCommand(console))
        .addSubcommand(new ExportCommand(console))
        .addSubcommand(new VerifyCommand(console, args))
        .addSubcommand(new ReplayCommand(console, args))
        .addSubcommand(new SchemaCommand(console))
        .addSubcommand(DataCommand.with(console))
        .setUsageHelpWidth(HELP_WIDTH)
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setParameterExceptionHandler(Problems::ofArguments)
        .setExecutionExceptionHandler(Problems::ofExecution);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, Charset.defaultCharset());
  }
}
