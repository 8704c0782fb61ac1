package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import java.util.ArrayList;
import java.util.List;

/** The tables of a comparison: experiments against each other, and all configurations. */
record ComparisonTables(ComparedExperiments experiments, Matches matches) {
  private static final String NOTHING = "\u2013";

  /** Returns the best configurations and those of equal strength, for all pairs of experiments. */
  Table between() {
    List<List<String>> rows = new ArrayList<>();
    List<ComparedExperiment> all = experiments.all();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        rows(all.get(i), all.get(j), rows);
      }
    }
    List<String> head =
        List.of(
            "compared",
            "first",
            "second",
            "difference",
            "pairs",
            "95\u00a0% interval",
            "p",
            "corrected p",
            "");
    return new Table(head, rows, 3);
  }

  private void rows(ComparedExperiment first, ComparedExperiment second, List<List<String>> rows) {
    matches.best(first, second).ifPresent(each -> rows.add(row("best", each)));
    for (Match each : EqualStrengths.of(matches, first, second)) {
      double strength = EqualStrengths.strength(each.first().configuration());
      rows.add(row("strength " + Numbers.strength(strength), each));
    }
  }

  private List<String> row(String what, Match match) {
    Measure measure = experiments.measure();
    return List.of(
        what,
        side(match.first()),
        side(match.second()),
        measure.signed(match.difference()) + measure.unit(),
        match.pairs() == 0 ? "unpaired" : Numbers.count(match.pairs()),
        match.interval().map(measure::ends).orElse(NOTHING),
        EvidenceTable.probability(match.p()),
        EvidenceTable.probability(match.adjustedP()),
        outcome(match));
  }

  private String side(Match.Side side) {
    return side.name() + ": " + experiments.measure().text(side.configuration());
  }

  private String outcome(Match match) {
    if (!match.shown()) {
      return eligible(match.first()) && eligible(match.second()) ? "" : "incomplete";
    }
    return match.better(experiments.measure()) ? "first is better" : "second is better";
  }

  private static boolean eligible(Match.Side side) {
    return side.experiment().eligible(side.configuration());
  }

  /** Returns all configurations, each against the baseline of its own experiment. */
  Table configurations() {
    List<String> head = new ArrayList<>(List.of("experiment"));
    head.addAll(EvidenceTable.head("n", experiments.measure()));
    List<List<String>> rows = new ArrayList<>();
    for (ComparedExperiment each : experiments.all()) {
      for (List<String> row : new EvidenceTable(each.analysis()).rows()) {
        List<String> longer = new ArrayList<>(List.of(each.label()));
        longer.addAll(row);
        rows.add(longer);
      }
    }
    return new Table(head, rows, 3);
  }
}
