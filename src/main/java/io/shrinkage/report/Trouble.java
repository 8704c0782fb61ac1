package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names the runs that collapsed, diverged, failed or have not ended. */
final class Trouble {
  private Trouble() {}

  static List<String> of(Sweep sweep) {
    List<String> sentences = new ArrayList<>(Stops.sentences(sweep));
    int stops = sentences.size();
    for (Configuration each : sweep.configurations()) {
      add(sentences, each, Outcome.COLLAPSED, "collapsed: the network predicts one class for all");
      add(sentences, each, Outcome.DIVERGED, "diverged: the loss was no longer finite");
      add(sentences, each, Outcome.FAILED, "failed");
    }
    if (sentences.size() > stops) {
      sentences.add("Such runs are shown but are in no mean.");
    }
    int unfinished = sweep.with(Outcome.UNFINISHED).size();
    if (unfinished > 0) {
      sentences.add(
          "This report is partial: %d of %s %s not at the end yet."
              .formatted(
                  unfinished,
                  Numbers.counted(sweep.runs().size(), "run"),
                  unfinished == 1 ? "is" : "are"));
    }
    return sentences;
  }

  private static void add(
      List<String> sentences, Configuration configuration, Outcome outcome, String what) {
    List<StoredRun> runs = configuration.with(outcome);
    if (runs.isEmpty()) {
      return;
    }
    String causes =
        runs.stream()
            .map(StoredRun::cause)
            .filter(cause -> cause != null && !cause.isBlank())
            .distinct()
            .collect(Collectors.joining("; "));
    sentences.add(
        "%s, %s, %s%s."
            .formatted(
                Paths.configuration(configuration),
                seeds(configuration, runs),
                what,
                causes.isEmpty() ? "" : " (" + causes + ")"));
  }

  private static String seeds(Configuration configuration, List<StoredRun> runs) {
    Repetitions repetitions = Repetitions.of(configuration.runs());
    if (runs.size() == configuration.runs().size() && runs.size() > 1) {
      return "all " + Numbers.counted(runs.size(), repetitions.noun());
    }
    if (repetitions.folded()) {
      return runs.stream()
          .map(run -> repetitions.label(run.repetition()))
          .collect(Collectors.joining("; "));
    }
    return (runs.size() == 1 ? "seed " : "seeds ")
        + runs.stream().map(run -> Long.toString(run.seed())).collect(Collectors.joining(", "));
  }
}
