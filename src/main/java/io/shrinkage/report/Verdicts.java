package io.shrinkage.report;

import io.shrinkage.report.Verdict.Tile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the verdict's headline, tiles and evidence from the numbers. */
final class Verdicts {
  private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;

  private static final Map<Metric, String> MEANING =
      Map.of(
          Metric.ACCURACY_GAP, "train minus validation",
          Metric.LOSS_GAP, "validation minus train",
          Metric.ZEROS, "of the kernel weights");

  private final Sweep sweep;
  private final Limits limits;
  private final @Nullable Configuration best;
  private final @Nullable Configuration baseline;

  private Verdicts(Sweep sweep, Limits limits) {
    this.sweep = sweep;
    this.limits = limits;
    this.best = sweep.best(ACCURACY, true).filter(each -> !each.used().isEmpty()).orElse(null);
    this.baseline =
        best == null || best.unpenalized()
            ? null
            : sweep.baseline(best).filter(each -> !each.used().isEmpty()).orElse(null);
  }

  static Verdict of(Sweep sweep, Limits limits) {
    Verdicts verdicts = new Verdicts(sweep, limits);
    return new Verdict(
        verdicts.headline(),
        verdicts.tiles(),
        verdicts.sentences(),
        Trouble.of(sweep),
        limits.of(verdicts.best, verdicts.baseline));
  }

  private String headline() {
    if (best == null) {
      return "No run has usable numbers yet.";
    }
    String accuracy = text(best, ACCURACY);
    if (sweep.varied().isEmpty()) {
      return "Validation accuracy is %s (%s), train accuracy %s: a gap of %s."
          .formatted(
              accuracy,
              over(best),
              text(best, Metric.TRAIN_ACCURACY),
              text(best, Metric.ACCURACY_GAP));
    }
    if (best.unpenalized() && !penalized().isEmpty()) {
      return "No penalty of this sweep beats the baseline (%s): it has the best mean validation accuracy, %s."
          .formatted(Paths.configuration(best), accuracy);
    }
    String start =
        "%s has the best mean validation accuracy, %s"
            .formatted(capitalized(Paths.configuration(best)), accuracy);
    if (best.unpenalized()) {
      return start + ".";
    }
    if (baseline == null) {
      return start + "; there is no run without a penalty to compare it with.";
    }
    Comparison comparison = Comparison.of(best, baseline, ACCURACY);
    return comparison.seeds() == 0
        ? start + "; it shares no seed with the baseline."
        : "%s: %s%s above the baseline (%s), higher in %d of %s."
            .formatted(
                start,
                limits.withinNoise(comparison.mean(), best) ? "only " : "",
                Numbers.points(comparison.mean()),
                Paths.configuration(baseline),
                comparison.higher(),
                Numbers.counted(comparison.seeds(), "seed"));
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (best == null) {
      return sentences;
    }
    if (best.unpenalized()) {
      runnerUp().ifPresent(each -> sentences.add(against(each, best)));
    } else if (baseline != null) {
      sentences.add(differences(Comparison.of(best, baseline, ACCURACY)));
    }
    sentences.add(gaps(best));
    sweep
        .best(Metric.VALIDATION_LOSS, false)
        .filter(each -> !Sweep.same(each, best))
        .ifPresent(
            each ->
                sentences.add(
                    "By mean validation loss another one is best: %s, %s against %s%s."
                        .formatted(
                            Paths.configuration(each),
                            text(each, Metric.VALIDATION_LOSS),
                            text(best, Metric.VALIDATION_LOSS),
                            baseline == null
                                ? ""
                                : " and the baseline's "
                                    + text(baseline, Metric.VALIDATION_LOSS))));
    sentences.add(zeros(best));
    return sentences;
  }

  private List<Configuration> penalized() {
    return sweep.configurations().stream().filter(each -> !each.unpenalized()).toList();
  }

  private Optional<Configuration> runnerUp() {
    return new Sweep(sweep.varied(), penalized()).best(ACCURACY, true);
  }

  private static String against(Configuration other, Configuration winner) {
    Comparison comparison = Comparison.of(other, winner, ACCURACY);
    return "The best penalty is %s with %s: %s below, lower in %d of %s."
        .formatted(
            Paths.configuration(other),
            text(other, ACCURACY),
            Numbers.points(-comparison.mean()),
            comparison.lower(),
            Numbers.counted(comparison.seeds(), "seed"));
  }

  private static String differences(Comparison comparison) {
    List<Double> all = comparison.differences();
    if (all.size() > 8) {
      var range = all.stream().mapToDouble(Double::doubleValue).summaryStatistics();
      return "Seed by seed the difference lies between %s and %s\u00a0pp."
          .formatted(Numbers.signed(range.getMin()), Numbers.signed(range.getMax()));
    }
    return all.size() < 2
        ? "The comparison rests on one seed."
        : "Seed by seed, with the same initialization and batch order, the differences are %s\u00a0pp."
            .formatted(all.stream().map(Numbers::signed).collect(Collectors.joining(", ")));
  }

  private String gaps(Configuration winner) {
    String gaps =
        "The accuracy gap (train minus validation) is %s and the loss gap (validation minus train) %s"
            .formatted(text(winner, Metric.ACCURACY_GAP), text(winner, Metric.LOSS_GAP));
    return baseline == null
        ? gaps + "."
        : "%s; at the baseline they are %s and %s."
            .formatted(gaps, text(baseline, Metric.ACCURACY_GAP), text(baseline, Metric.LOSS_GAP));
  }

  private String zeros(Configuration winner) {
    Configuration most = sweep.best(Metric.ZEROS, true).orElse(winner);
    if (value(most, Metric.ZEROS) == 0) {
      return "No weight is exactly zero in any of these runs.";
    }
    String share = text(winner, Metric.ZEROS) + " of its weights are exactly zero";
    String compared =
        baseline == null ? share : share + ", at the baseline " + text(baseline, Metric.ZEROS);
    return value(most, Metric.ZEROS) == value(winner, Metric.ZEROS)
        ? compared + "."
        : "%s; the most in this sweep are %s, with %s."
            .formatted(compared, text(most, Metric.ZEROS), Paths.configuration(most));
  }

  private static double value(Configuration configuration, Metric metric) {
    return configuration.mean(metric).orElse(0);
  }

  private List<Tile> tiles() {
    if (best == null) {
      return List.of();
    }
    Configuration winner = best;
    Configuration other = baseline;
    List<Tile> tiles = new ArrayList<>();
    String difference =
        other == null
            ? over(winner)
            : Numbers.signed(Comparison.of(winner, other, ACCURACY).mean())
                + "\u00a0pp against the baseline";
    tiles.add(new Tile("Validation accuracy", text(winner, ACCURACY), difference));
    for (Metric metric : List.of(Metric.ACCURACY_GAP, Metric.LOSS_GAP, Metric.ZEROS)) {
      tiles.add(
          new Tile(
              metric == Metric.ZEROS ? "Weights exactly zero" : Findings.capital(metric),
              text(winner, metric),
              other == null
                  ? MEANING.getOrDefault(metric, "")
                  : "baseline " + text(other, metric)));
    }
    return tiles;
  }

  private static String over(Configuration configuration) {
    int seeds = configuration.used().size();
    return seeds == 1 ? "one seed" : "mean of " + Numbers.counted(seeds, "seed");
  }

  private static String text(Configuration configuration, Metric metric) {
    return metric.text(configuration.mean(metric).orElse(Double.NaN));
  }

  private static String capitalized(String text) {
    return text.startsWith("lambda") || text.isEmpty()
        ? text
        : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
