package io.shrinkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one sentence that answers the question of a sweep.
 *
 * @param best null if no run is usable
 * @param baseline of the best one; null if it is unpenalized or has none
 */
record Headline(
    Sweep sweep, Limits limits, @Nullable Configuration best, @Nullable Configuration baseline) {
  private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;

  /** A key of the spec keeps its case where it begins a sentence. */
  private static final Pattern KEY_FIRST = Pattern.compile("\\w+\u00a0=");

  String text() {
    if (best == null) {
      return "No run has usable numbers yet.";
    }
    String sentence = sentence(best);
    return sweep.with(Outcome.UNFINISHED).isEmpty() ? capitalized(sentence) : "So far, " + sentence;
  }

  private String sentence(Configuration winner) {
    if (sweep.varied().isEmpty()) {
      return "validation accuracy is %s (%s), train accuracy %s: a gap of %s."
          .formatted(
              accuracy(winner),
              winner.over(),
              winner.text(Metric.TRAIN_ACCURACY),
              winner.text(Metric.ACCURACY_GAP));
    }
    List<Configuration> penalized = sweep.penalized();
    if (!winner.unpenalized()) {
      return beside(first(winner));
    }
    return penalized.isEmpty() ? first(winner) + "." : unbeaten(winner, penalized);
  }

  private String first(Configuration winner) {
    String name = Paths.configuration(winner);
    String among = among(winner);
    List<Configuration> tied = tied(winner);
    return tied.isEmpty()
        ? "%s has the best mean validation accuracy%s, %s".formatted(name, among, accuracy(winner))
        : "%s ties with %s for the best mean validation accuracy%s, %s"
            .formatted(name, names(tied), among, accuracy(winner));
  }

  private String beside(String start) {
    if (best == null || baseline == null) {
      return start + "; there is no run without a penalty to compare it with.";
    }
    Comparison comparison = Comparison.of(best, baseline, ACCURACY);
    if (comparison.pairs() == 0) {
      return start + "; it shares no " + comparison.noun() + " with the baseline.";
    }
    boolean only = comparison.sign() != 0 && limits.withinNoise(comparison.mean(), best);
    return "%s: %s%s the baseline (%s), %s."
        .formatted(
            start,
            only ? "only " : "",
            comparison.sign() == 0 ? "equal to" : comparison.distance(),
            Paths.configuration(baseline),
            comparison.agreement());
  }

  private String unbeaten(Configuration winner, List<Configuration> penalized) {
    if (penalized.stream().allMatch(each -> each.used().isEmpty())) {
      return only(winner, "usable numbers", each -> !each.used().isEmpty());
    }
    if (winner.sound() && penalized.stream().noneMatch(Configuration::sound)) {
      return only(winner, "no " + labels(penalized) + " runs", Configuration::sound);
    }
    String among = among(winner);
    List<Configuration> tied = tied(winner).stream().filter(each -> !each.unpenalized()).toList();
    String claim =
        among.isEmpty() ? "no penalty of this sweep beats" : among.strip() + ", none beats";
    return "%s the baseline (%s): it has the best mean validation accuracy, %s%s."
        .formatted(
            claim,
            Paths.configuration(winner),
            accuracy(winner),
            tied.isEmpty() ? "" : ", and ties with " + names(tied));
  }

  private String only(Configuration winner, String what, Predicate<Configuration> has) {
    boolean one = sweep.configurations().stream().filter(has).count() == 1;
    return (one
            ? "only the baseline (%s) has %s: validation accuracy %s."
            : "only configurations without a penalty, of which %s is the best, have %s: validation"
                + " accuracy %s.")
        .formatted(Paths.configuration(winner), what, accuracy(winner));
  }

  /** Names what was left out where its usable runs have a higher mean; empty if nothing was. */
  private String among(Configuration winner) {
    double mean = winner.mean(ACCURACY).orElse(Double.NaN);
    List<Configuration> higher =
        sweep.configurations().stream()
            .filter(each -> winner.sound() && !each.sound())
            .filter(each -> each.mean(ACCURACY).orElse(0) > mean + Sweep.TIE)
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
    List<Configuration> tied = new ArrayList<>(sweep.ties(ACCURACY, true));
    tied.removeIf(each -> Sweep.same(each, winner));
    return tied;
  }

  private static String names(List<Configuration> configurations) {
    return configurations.size() > 2
        ? configurations.size() + " others"
        : configurations.stream().map(Paths::configuration).collect(Collectors.joining(" and "));
  }

  private static String accuracy(Configuration configuration) {
    return configuration.text(ACCURACY);
  }

  private static String capitalized(String text) {
    return KEY_FIRST.matcher(text).lookingAt() ? text : Sentences.capitalized(text);
  }
}
