package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one sentence that answers the question of a sweep. */
record Headline(Analysis analysis, Limits limits) {

  /** A key of the spec keeps its case where it begins a sentence. */
  private static final Pattern KEY_FIRST = Pattern.compile("\\w+\u00a0=");

  String text() {
    Configuration best = analysis.best();
    if (best == null) {
      return "No run has usable numbers yet.";
    }
    String sentence = sentence(best);
    return sweep().with(Outcome.UNFINISHED).isEmpty()
        ? capitalized(sentence)
        : "So far, " + sentence;
  }

  private String sentence(Configuration winner) {
    if (sweep().varied().isEmpty()) {
      return "validation accuracy is %s (%s), train accuracy %s: a gap of %s."
          .formatted(
              winner.text(Metric.VALIDATION_ACCURACY),
              winner.over(),
              winner.text(Metric.TRAIN_ACCURACY),
              winner.text(Metric.ACCURACY_GAP));
    }
    List<Configuration> penalized = sweep().compared();
    if (!sweep().isBaseline(winner)) {
      return beside(winner);
    }
    return penalized.isEmpty() ? first(winner) + "." : unbeaten(winner, penalized);
  }

  private String first(Configuration winner) {
    String name = Paths.configuration(winner);
    String among = among(winner);
    List<Configuration> tied = tied(winner);
    String mean = "the best mean " + measure().label();
    return tied.isEmpty()
        ? "%s has %s%s, %s".formatted(name, mean, among, value(winner))
        : "%s ties with %s for %s%s, %s".formatted(name, names(tied), mean, among, value(winner));
  }

  private String beside(Configuration winner) {
    Configuration baseline = analysis.baseline();
    if (baseline == null) {
      return first(winner)
          + Stops.of(sweep().configurations().stream().filter(sweep()::isBaseline).toList())
              .map(
                  stop ->
                      "; the baseline was " + stop + ", so that there is no comparison with it.")
              .orElse("; there is no run without a penalty to compare it with.");
    }
    Comparison comparison = Comparison.of(winner, baseline, measure());
    if (comparison.pairs() == 0) {
      return first(winner) + "; it shares no " + comparison.noun() + " with the baseline.";
    }
    Evidence evidence = analysis.tests().of(winner).filter(Evidence::tested).orElse(null);
    Evidence helping = analysis.helping().orElse(null);
    if (helping != null) {
      return helps(helping, winner);
    }
    return evidence == null || analysis.tests().smallestP() > Evidence.LEVEL || evidence.shown()
        ? observed(winner, baseline, comparison, evidence)
        : notShown(winner, comparison, evidence);
  }

  private String helps(Evidence evidence, Configuration winner) {
    Configuration helping = evidence.configuration();
    boolean best = Sweep.same(helping, winner);
    String rest =
        best
            ? ""
            : "; the best mean, %s, is that of %s, which varies more"
                .formatted(value(winner), Paths.configuration(winner));
    return "%s helps: its mean %s%s, %s, is %s%s the baseline (%s), %s%s."
        .formatted(
            Paths.configuration(helping),
            measure().label(),
            among(winner),
            value(helping),
            best ? "the best and " : "",
            Comparison.of(helping, evidence.baseline(), measure()).distance(),
            Paths.configuration(evidence.baseline()),
            new Inference(analysis).brief(evidence),
            rest);
  }

  /** Says what was seen where no test can tell whether it is more than chance. */
  private String observed(
      Configuration winner,
      Configuration baseline,
      Comparison comparison,
      @Nullable Evidence evidence) {
    boolean only =
        comparison.sign() != 0
            && measure().percentage()
            && limits.withinNoise(comparison.mean(), winner);
    String few =
        evidence == null || evidence.shown() || comparison.sign() == 0
            ? ""
            : "; %s cannot show that this is more than chance (p is at least %s)"
                .formatted(
                    Numbers.counted(evidence.summary().n(), comparison.noun()),
                    Numbers.probability(analysis.tests().smallestP()));
    return "%s: %s%s the baseline (%s), %s%s."
        .formatted(
            first(winner),
            only ? "only " : "",
            comparison.sign() == 0 ? "equal to" : comparison.distance(),
            Paths.configuration(baseline),
            comparison.agreement(),
            few);
  }

  private String notShown(Configuration winner, Comparison comparison, Evidence evidence) {
    return "no penalty of this sweep is shown to help: the best mean %s%s, %s, that of %s, is %s the"
        .concat(" baseline (%s), which may be chance (%s).")
        .formatted(
            measure().label(),
            among(winner),
            value(winner),
            Paths.configuration(winner),
            comparison.sign() == 0 ? "equal to" : comparison.distance(),
            Paths.configuration(evidence.baseline()),
            new Inference(analysis).brief(evidence));
  }

  private String unbeaten(Configuration winner, List<Configuration> penalized) {
    if (penalized.stream().allMatch(each -> each.used().isEmpty())) {
      return only(winner, "usable numbers", each -> !each.used().isEmpty());
    }
    if (winner.sound() && penalized.stream().noneMatch(Configuration::sound)) {
      return only(winner, "no " + labels(penalized) + " runs", Configuration::sound);
    }
    String among = among(winner);
    List<Configuration> tied =
        tied(winner).stream().filter(each -> !sweep().isBaseline(each)).toList();
    String claim =
        among.isEmpty() ? "no penalty of this sweep beats" : among.strip() + ", none beats";
    return "%s the baseline (%s): it has the best mean %s, %s%s."
        .formatted(
            claim,
            Paths.configuration(winner),
            measure().label(),
            value(winner),
            tied.isEmpty() ? "" : ", and ties with " + names(tied));
  }

  private String only(Configuration winner, String what, Predicate<Configuration> has) {
    boolean one = sweep().configurations().stream().filter(has).count() == 1;
    return (one
            ? "only the baseline (%s) has %s: %s %s."
            : "only configurations without a penalty, of which %s is the best, have %s: %s %s.")
        .formatted(Paths.configuration(winner), what, measure().label(), value(winner));
  }

  /** Names what was left out where its usable runs have a higher mean; empty if nothing was. */
  private String among(Configuration winner) {
    double merit = merit(winner);
    List<Configuration> higher =
        sweep().configurations().stream()
            .filter(each -> winner.sound() && !each.sound())
            .filter(each -> merit(each) > merit + Sweep.TIE)
            .toList();
    return higher.isEmpty() ? "" : " of the configurations without " + labels(higher) + " runs";
  }

  private static String labels(List<Configuration> configurations) {
    Set<Outcome> outcomes = new TreeSet<>();
    configurations.forEach(each -> each.runs().forEach(run -> outcomes.add(Outcome.of(run))));
    outcomes.remove(Outcome.USED);
    return outcomes.stream().map(Outcome::label).collect(Collectors.joining(" or "));
  }

  private List<Configuration> tied(Configuration winner) {
    List<Configuration> tied = new ArrayList<>(sweep().ties());
    tied.removeIf(each -> Sweep.same(each, winner));
    return tied;
  }

  private static String names(List<Configuration> configurations) {
    return configurations.size() > 2
        ? configurations.size() + " others"
        : configurations.stream().map(Paths::configuration).collect(Collectors.joining(" and "));
  }

  private double merit(Configuration configuration) {
    return measure().merit(measure().mean(configuration).orElse(Double.NaN));
  }

  private String value(Configuration configuration) {
    return measure().text(configuration);
  }

  private Sweep sweep() {
    return analysis.sweep();
  }

  private Measure measure() {
    return analysis.measure();
  }

  private static String capitalized(String text) {
    return KEY_FIRST.matcher(text).lookingAt() ? text : Sentences.capitalized(text);
  }
}
