package io.shrinkage.cli;

import io.shrinkage.report.Choice;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which experiments there are, and what they came to. */
@Command(
    name = "list",
    description = {
      "Lists the experiments of a results folder: how far each is, the configuration that it selects",
      "by its own measure, and when it changed last."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  java -jar runner.jar list",
      "  java -jar runner.jar list --results /data/results --json",
      "",
      "Exit codes: 0 listed, damaged experiments among them; 2 there is no such folder."
    })
final class ListCommand implements Callable<Integer> {
  private static final List<String> HEAD =
      List.of("name", "state", "epochs", "best so far", "", "changed", "folder");
  private static final Set<Integer> LEFT = Set.of(0, 1, 3, 4, 5, 6);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Console console;

  @Mixin private ResultsOption results = new ResultsOption();

  @Option(names = "--json", description = "Prints one JSON object a line and experiment.")
  private boolean json;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> folders = ExperimentFolder.in(results.path());
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (Path folder : folders) {
      StoredState state = StoredState.of(folder);
      if (json) {
        JsonLine.print(state.json(), console.out());
      } else if (!state.problem().isEmpty()) {
        console.err().println("damaged: " + state.problem());
      }
      rows.add(row(state));
    }
    if (folders.isEmpty()) {
      console.err().println(results.path() + ": holds no experiment yet");
    } else if (!json) {
      Columns.aligned(rows, LEFT).forEach(console.out()::println);
    }
    return ExitCode.DONE;
  }

  private static List<String> row(StoredState state) {
    Optional<Choice> best = state.best();
    return List.of(
        state.name(),
        state.words(),
        Long.toString(state.epochs()),
        best.map(it -> Texts.plain(it.name())).orElse("-"),
        best.map(it -> it.measure() + " " + Texts.plain(it.text())).orElse(""),
        MINUTES.format(state.changed().atZone(ZoneId.systemDefault())),
        state.folder().toString());
  }
}
