package io.shrinkage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A script that is not of this program completes what is then refused. */
final class CompletionCommandTest extends MainCalls {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path folder;

  @Test
  void everyScript_hasEveryCommandAndLongOption() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      out.reset();
      assertThat(run("completion", shell)).isZero();
      String script = out();
      List<String> words = new ArrayList<>();
      collect(program(), shell.equals("fish") ? "-l " : "'--", words);
      assertThat(words).hasSizeGreaterThan(60);
      assertThat(script).contains(words);
    }
  }

  @Test
  void bash_script_isOneThatBashReads() throws Exception {
    assumeTrue(Files.isExecutable(BASH), "needs /bin/bash");
    run("completion", "bash");
    Path script = Files.writeString(folder.resolve("completion.bash"), out());
    assertThat(bash("-n", script.toString())).isEmpty();
  }

  @Test
  void bash_completesCommandsAndOptions() throws Exception {
    assumeTrue(Files.isExecutable(BASH), "needs /bin/bash");
    run("completion", "bash");
    Path script = Files.writeString(folder.resolve("completion.bash"), out());
    String ask =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_shrinkage; echo ${COMPREPLY[*]}";
    assertThat(bash("-c", ask.formatted(script, "shrinkage va", 1))).contains("validate");
    assertThat(bash("-c", ask.formatted(script, "shrinkage data fe", 2))).contains("fetch");
    assertThat(bash("-c", ask.formatted(script, "shrinkage list --re", 2))).contains("--results");
    assertThat(bash("-c", ask.formatted(script, "shrinkage init --penalty gr", 3)))
        .contains("group-lasso");
  }

  @Test
  void completion_unknownShell_isRefused() {
    assertThat(run("completion", "bsh")).isEqualTo(2);
    assertThat(err()).contains("bash");
  }

  private static void collect(CommandLine command, String option, List<String> words) {
    for (OptionSpec each : command.getCommandSpec().options()) {
      String name = each.longestName();
      words.add(option.endsWith("--") ? name : option + name.substring(2));
    }
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              words.add(name);
              collect(below, option, words);
            });
  }

  private static CommandLine program() {
    return Main.commandLine(new Console(System.out, System.err, false), null);
  }

  /** Returns what bash printed, on both streams. */
  private static String bash(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BASH.toString(), "--norc"));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return printed;
  }
}
