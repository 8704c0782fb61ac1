package io.shrinkage.cli;

import io.shrinkage.run.ResultStore;
import io.shrinkage.run.ResultsException;
import io.shrinkage.spec.Nearest;
import io.shrinkage.spec.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A run of an experiment.
 *
 * @param experiment the folder of the experiment
 */
record FoundRun(Path experiment, String id) {
  private static final int MOST_NAMED = 5;

  /** Returns what names it among all runs of its results folder. */
  String name() {
    return experiment.getFileName() + "/" + id;
  }

  /**
   * Finds the one run that a text names.
   *
   * @param text the id or its first digits, alone or behind the experiment's name and a slash
   * @param damage is told of experiments that cannot be read
   * @throws SpecException if there is none, or are several
   */
  static FoundRun in(Path results, String text, Consumer<String> damage) {
    List<FoundRun> all = all(results, damage);
    int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
    String experiment = text.substring(0, Math.max(0, slash));
    String start = text.substring(slash + 1).toLowerCase(Locale.ROOT);
    List<FoundRun> found =
        all.stream()
            .filter(run -> !start.isEmpty() && run.id().startsWith(start))
            .filter(run -> slash < 0 || run.experiment().endsWith(experiment))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw SpecException.of(text, found.isEmpty() ? unknown(results, text, all) : ambiguous(found));
  }

  private static List<FoundRun> all(Path results, Consumer<String> damage) {
    List<FoundRun> runs = new ArrayList<>();
    for (Path experiment : ExperimentFolder.in(results)) {
      try {
        ResultStore.ids(experiment).forEach(id -> runs.add(new FoundRun(experiment, id)));
      } catch (ResultsException e) {
        damage.accept(e.getMessage());
      }
    }
    return runs;
  }

  private static String unknown(Path results, String text, List<FoundRun> all) {
    boolean bare = text.indexOf('/') < 0;
    return "must be the id of a run in "
        + results
        + " or its start (see its report's table of runs), got "
        + (text.isEmpty() ? "nothing" : "no such run")
        + Nearest.hint(text, all.stream().map(bare ? FoundRun::id : FoundRun::name).toList());
  }

  private static String ambiguous(List<FoundRun> found) {
    String names =
        found.stream().limit(MOST_NAMED).map(FoundRun::name).collect(Collectors.joining(", "));
    return "must be one run, got the start of "
        + found.size()
        + ": "
        + names
        + (found.size() > MOST_NAMED ? ", ..." : "");
  }
}
