package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A command that is added later gets no example, or none of the answers that all others give. */
final class HelpTest extends MainCalls {

  @Test
  void help_ofEveryCommand_hasAnExample() {
    for (List<String> command : commands()) {
      out.reset();
      assertThat(run(with(command, "--help"))).as("%s", command).isZero();
      assertThat(out()).as("%s", command).contains("Example", "java -jar runner.jar");
      assertThat(out().lines()).as("%s", command).allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void unknownOption_ofEveryCommand_isRefusedWithTheNearest() {
    for (List<String> command : commands()) {
      err.reset();
      assertThat(run(with(command, "--hepl"))).as("%s", command).isEqualTo(2);
      assertThat(err())
          .as("%s", command)
          .contains("unknown option --hepl; nearest: --help", "--help")
          .doesNotContain("\tat ");
    }
  }

  private static String[] with(List<String> command, String option) {
    List<String> args = new ArrayList<>(command);
    args.add(option);
    return args.toArray(String[]::new);
  }

  private static List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>(List.of(List.of()));
    collect(
        Main.commandLine(new Console(System.out, System.err, false), null), List.of(), commands);
    assertThat(commands).hasSizeGreaterThan(15);
    return commands;
  }

  private static void collect(CommandLine at, List<String> path, List<List<String>> commands) {
    at.getSubcommands()
        .forEach(
            (name, below) -> {
              List<String> deeper = new ArrayList<>(path);
              deeper.add(name);
              commands.add(deeper);
              collect(below, deeper, commands);
            });
  }
}
