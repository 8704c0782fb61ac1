package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;

/** Says in words how several experiments compare. */
record ComparisonSentences(ComparedExperiments experiments, Matches matches) {

  /** Returns which experiment has the best configuration, and whether that is shown. */
  String headline() {
    List<ComparedExperiment> ranked = experiments.ranked();
    if (ranked.isEmpty()) {
      return "No run of these experiments has usable numbers yet.";
    }
    String sentence =
        ranked.size() == 1 ? alone(ranked.get(0)) : first(ranked.get(0), ranked.get(1), ranked);
    return experiments.unfinished()
        ? "So far, " + Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }

  private String alone(ComparedExperiment only) {
    return "Only %s has usable numbers: its best mean %s is %s, for %s."
        .formatted(only.label(), measure().label(), value(only), configuration(only));
  }

  private String first(
      ComparedExperiment winner, ComparedExperiment next, List<ComparedExperiment> ranked) {
    Match match = matches.best(winner, next).orElseThrow();
    List<ComparedExperiment> others = ranked.subList(1, ranked.size());
    boolean all = others.stream().allMatch(each -> better(winner, each));
    if (!all || !match.whole(measure())) {
      return "The best mean %s, %s, is that of %s (%s): %s."
          .formatted(
              measure().label(),
              value(winner),
              winner.label(),
              configuration(winner),
              beside(match, next));
    }
    return "The best configuration of %s (%s) is shown to be better than %s: its mean %s, %s, is %s %s, %s."
        .formatted(
            winner.label(),
            configuration(winner),
            others.size() == 1
                ? "that of " + next.label()
                : "those of the " + others.size() + " other experiments",
            measure().label(),
            value(winner),
            distance(match),
            others.size() == 1
                ? "that of " + configuration(next)
                : "the next, that of %s (%s)".formatted(next.label(), configuration(next)),
            brief(match));
  }

  private boolean better(ComparedExperiment one, ComparedExperiment other) {
    return matches.best(one, other).filter(each -> each.better(measure())).isPresent();
  }

  private String beside(Match match, ComparedExperiment next) {
    String other = "the best of %s (%s)".formatted(next.label(), configuration(next));
    String text =
        match.whole(measure())
            ? distance(match) + " " + other
            : "%s has %s; in the %s that both have, the first is %s the other"
                .formatted(other, value(next), pairs(match), distance(match));
    return text + certainty(match);
  }

  private String certainty(Match match) {
    if (Math.abs(match.difference()) <= Sweep.TIE) {
      return "";
    }
    if (match.shown()) {
      return ", which is more than chance (%s)".formatted(brief(match));
    }
    if (match.tested()) {
      return match.pairs() > 0 && matches.smallestP() > Evidence.LEVEL
          ? "; %s cannot show that this is more than chance%s".formatted(pairs(match), atLeast())
          : ", which may be chance (%s)".formatted(brief(match));
    }
    return match.pairs() > 0
        ? "; %s cannot show that this is more than chance".formatted(pairs(match))
        : ". Whether that is more than chance is not tested: "
            + untested(Pairing.of(match.first().experiment(), match.second().experiment()));
  }

  private String atLeast() {
    double p = matches.smallestP();
    return p < 1 ? " (p is at least " + Numbers.probability(p) + ")" : "";
  }

  private static String untested(Pairing pairing) {
    return switch (pairing.kind()) {
      case PAIRED -> "these two share no seed";
      case INDEPENDENT -> "that takes 3 seeds of each";
      case UNTESTED -> pairing.reason();
    };
  }

  /** Returns how each two experiments are compared, and what their best configurations show. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<ComparedExperiment> ranked = experiments.ranked();
    for (int i = 0; i < ranked.size(); i++) {
      for (int j = i + 1; j < ranked.size(); j++) {
        sentences.add(pair(ranked.get(i), ranked.get(j)));
      }
    }
    return sentences;
  }

  private String pair(ComparedExperiment one, ComparedExperiment other) {
    Match match = matches.best(one, other).orElseThrow();
    Pairing pairing = Pairing.of(one, other);
    String how =
        switch (pairing.kind()) {
          case PAIRED ->
              match.pairs() > 0
                  ? "in pairs: %s, with the same images".formatted(pairs(match))
                  : "not in pairs, since their best configurations share no seed";
          case INDEPENDENT ->
              "as independent samples (Welch's t), not in pairs, since %s"
                  .formatted(pairing.reason());
          case UNTESTED -> "not in pairs and without a test, since " + pairing.reason();
        };
    String result =
        "the best configuration of the first is %s that of the second".formatted(distance(match));
    String sure = match.tested() ? " (" + brief(match) + ")" : "";
    return "%s and %s are compared %s; %s%s."
        .formatted(one.label(), other.label(), how, result, sure);
  }

  /** Returns what these numbers cannot say. */
  List<String> limits() {
    List<String> limits = new ArrayList<>();
    if (!experiments.agreed()) {
      limits.add(
          "The experiments select by different numbers (selection in their specs); here all are"
              + " compared by the validation accuracy of the last epoch.");
    }
    if (types() > 1) {
      limits.add(
          "A lambda of one type of penalty is another quantity than that of another type: equal"
              + " strengths are equal numbers, not equal penalties.");
    }
    if (matches.comparisons() > 0) {
      limits.add(
          ("The best configurations were chosen by the numbers that are compared. The corrected p"
                  + " therefore counts all %s of configurations, not only those shown; intervals are"
                  + " for one comparison.")
              .formatted(Numbers.counted(matches.comparisons(), "pair")));
    }
    return limits;
  }

  private long types() {
    return experiments.all().stream()
        .flatMap(each -> each.sweep().penalized().stream())
        .map(Configuration::penaltyType)
        .distinct()
        .count();
  }

  /** Returns the runs that are in no mean, by experiment. */
  List<String> trouble() {
    List<String> trouble = new ArrayList<>();
    for (ComparedExperiment each : experiments.all()) {
      List<String> parts = new ArrayList<>();
      for (Outcome outcome : Outcome.values()) {
        int count = each.sweep().with(outcome).size();
        if (outcome != Outcome.USED && count > 0) {
          parts.add(Numbers.count(count) + " " + outcome.label());
        }
      }
      if (!parts.isEmpty()) {
        trouble.add(
            "%s: %s of %s, in no mean."
                .formatted(
                    each.label(),
                    String.join(", ", parts),
                    Numbers.counted(each.sweep().runs().size(), "run")));
      }
    }
    return trouble;
  }

  private String distance(Match match) {
    double difference = match.difference();
    return Math.abs(difference) <= Sweep.TIE
        ? "equal to"
        : measure().distance(difference) + (difference < 0 ? " below" : " above");
  }

  private String brief(Match match) {
    String interval =
        match
            .interval()
            .map(each -> "95\u00a0% interval " + measure().ends(each) + ", ")
            .orElse("");
    long comparisons = matches.comparisons();
    return interval
        + Inference.p(match.adjustedP())
        + (comparisons > 1 ? " corrected for " + Numbers.count(comparisons) + " comparisons" : "");
  }

  private static String pairs(Match match) {
    Repetitions repetitions = match.first().experiment().sweep().repetitions();
    return Numbers.counted(match.pairs(), repetitions.folded() ? "fold" : "seed");
  }

  private static String configuration(ComparedExperiment experiment) {
    return experiment.best().map(Paths::configuration).orElse("");
  }

  private String value(ComparedExperiment experiment) {
    return experiment.best().map(measure()::text).orElse("");
  }

  private Measure measure() {
    return experiments.measure();
  }
}
