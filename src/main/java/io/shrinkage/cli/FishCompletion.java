package io.shrinkage.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script with which fish completes a command line, from the model of the commands. */
final class FishCompletion {
  /** Tells where on the command line the cursor is: behind which commands. */
  private static final String FUNCTIONS =
      """
      # completes %1$s in fish; written by its command completion
      function __%1$s_words
          string match --invert -- '-*' (commandline -opc)[2..-1]
      end
      function __%1$s_at # exactly behind these commands
          set -l words (__%1$s_words)
          test "$words" = "$argv"
      end
      function __%1$s_in # anywhere behind these commands
          set -l words (__%1$s_words)
          set -l count (count $argv)
          test (count $words) -ge $count; and test "$words[1..$count]" = "$argv"
      end
      """;

  private final String program;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(String program, CommandSpec root) {
    FishCompletion completion = new FishCompletion(program);
    completion.script.append(FUNCTIONS.formatted(program));
    completion.add(root, List.of());
    return completion.script.toString();
  }

  private void add(CommandSpec command, List<String> path) {
    String here = String.join(" ", path);
    for (Map.Entry<String, CommandLine> each : command.subcommands().entrySet()) {
      CommandSpec below = each.getValue().getCommandSpec();
      String at = ("__" + program + "_at " + here).strip();
      line(at, "-f -a " + each.getKey() + " -d " + quoted(description(below)));
      List<String> deeper = new ArrayList<>(path);
      deeper.add(each.getKey());
      add(below, deeper);
    }
    String in =
        path.isEmpty()
            ? "not __fish_seen_subcommand_from " + String.join(" ", command.subcommands().keySet())
            : "__" + program + "_in " + here;
    command.options().forEach(option -> line(in, option(option)));
    command.positionalParameters().stream()
        .filter(parameter -> parameter.completionCandidates() != null)
        .forEach(parameter -> line(in, "-f" + candidates(parameter)));
  }

  private void line(String condition, String rest) {
    script.append("complete -c %s -n %s %s\n".formatted(program, quoted(condition), rest));
  }

  private static String option(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(
                name ->
                    name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
            .collect(Collectors.joining(" "));
    boolean value = option.arity().max() > 0;
    return names
        + (value ? " -r" + candidates(option) : "")
        + " -d "
        + quoted(String.join(" ", option.description()));
  }

  private static String candidates(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null ? "" : " -a " + quoted(String.join(" ", candidates));
  }

  private static String description(CommandSpec command) {
    String[] lines = command.usageMessage().description();
    return lines.length == 0 ? "" : lines[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
