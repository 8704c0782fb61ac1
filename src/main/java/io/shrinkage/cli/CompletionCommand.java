package io.shrinkage.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives shells what they complete command lines with. */
@Command(
    name = "completion",
    description = {
      "Prints a script that completes commands and options in a shell, for the name shrinkage, which",
      "a line in ~/.bashrc, ~/.zshrc or config.fish makes:",
      "",
      "  alias shrinkage='java -jar /path/to/runner.jar'"
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  bash and zsh:  source <(java -jar runner.jar completion bash)",
      "  fish:          java -jar runner.jar completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  /** What the scripts complete. */
  static final String PROGRAM = "shrinkage";

  private final Console console;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "SHELL",
      converter = Shell.Names.class,
      completionCandidates = Shell.Names.class,
      description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine program = command.root().commandLine();
    console
        .out()
        .print(
            switch (shell) {
              case BASH, ZSH -> AutoComplete.bash(PROGRAM, program);
              case FISH -> FishCompletion.of(PROGRAM, program.getCommandSpec());
            });
    return ExitCode.DONE;
  }

  /** A shell; that of bash serves zsh too, by its bashcompinit. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    /** Reads the name of a shell. */
    static final class Names extends NamedChoice<Shell> {
      Names() {
        super(Shell.values(), shell -> shell.name().toLowerCase(Locale.ROOT));
      }
    }
  }
}
