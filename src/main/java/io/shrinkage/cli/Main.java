package io.shrinkage.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    Optional<String> problem = FileNames.problem(args);
    if (problem.isPresent()) {
      err.println(problem.get());
      return ExitCode.WRONG_INPUT;
    }
    Console console = new Console(out, err, Console.isTerminal());
    return run(args, console, Questions.terminal());
  }

  /** Runs a command line with a given console, and with somebody who answers or nobody. */
  static int run(String[] args, Console console, @Nullable Questions questions) {
    return commandLine(console, questions, args).execute(args);
  }

  static CommandLine commandLine(Console console, @Nullable Questions questions, String... args) {
    return new CommandLine(new ShrinkageCommand(console, args))
        .addSubcommand(new RunCommand(console, args))
        .addSubcommand(new ValidateCommand(console))
        .addSubcommand(new PlanCommand(console))
        .addSubcommand(new InitCommand(console, questions))
        .addSubcommand(new ListCommand(console))
        .addSubcommand(new ShowCommand(console))
        .addSubcommand(new ReportCommand(console))
        .addSubcommand(new ExportCommand(console))
        .addSubcommand(new VerifyCommand(console, args))
        .addSubcommand(new ReplayCommand(console, args))
        .addSubcommand(new SchemaCommand(console))
        .addSubcommand(DataCommand.with(console))
        .addSubcommand(new CompletionCommand(console))
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
