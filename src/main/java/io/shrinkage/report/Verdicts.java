package io.shrinkage.report;

import io.shrinkage.report.Verdict.Tile;
import io.shrinkage.run.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the verdict's tiles and evidence from the numbers. */
final class Verdicts {
  private static final Metric ACCURACY = Metric.VALIDATION_ACCURACY;
  private static final Measure FINAL = Measure.FINAL_ACCURACY;

  private static final Map<Metric, String> MEANING =
      Map.of(
          Metric.ACCURACY_GAP, "train minus validation",
          Metric.LOSS_GAP, "validation minus train",
          Metric.ZEROS, "of the kernel weights");

  private final Sweep sweep;
  private final Analysis analysis;
  private final TestRecord tests;
  private final @Nullable Configuration best;
  private final @Nullable Configuration baseline;

  private Verdicts(Analysis analysis, TestRecord tests) {
    this.tests = tests;
    this.sweep = analysis.sweep();
    this.analysis = analysis;
    this.best = analysis.best();
    this.baseline = analysis.baseline();
  }

  static Verdict of(Analysis analysis, TestRecord tests, Limits limits) {
    Verdicts verdicts = new Verdicts(analysis, tests);
    return new Verdict(
        new Headline(analysis, limits).text(),
        verdicts.tiles(),
        verdicts.sentences(),
        Trouble.of(verdicts.sweep),
        limits.of(new TestPart(analysis, tests)));
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (best == null) {
      return sentences;
    }
    if (sweep.isBaseline(best)) {
      sweep.bestCompared().ifPresent(each -> sentences.add(against(each, best)));
    } else if (baseline != null) {
      sentences.add(differences(Comparison.of(best, baseline, sweep.measure())));
    }
    analysis
        .evidence()
        .ifPresent(each -> sentences.addAll(new Inference(analysis).sentences(each)));
    sweep.lambda1se().ifPresent(each -> sentences.add(simplest(each)));
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
                            each.text(Metric.VALIDATION_LOSS),
                            best.text(Metric.VALIDATION_LOSS),
                            baseline == null
                                ? ""
                                : " and the baseline's " + baseline.text(Metric.VALIDATION_LOSS))));
    sentences.addAll(new TestPart(analysis, tests).sentences());
    sentences.add(zeros(best));
    if (new ZeroGroups(sweep).matter()) {
      sentences.add(zeroGroups(best));
    }
    return sentences;
  }

  /** Says what one may take instead of the best one for a stronger penalty. */
  private String simplest(Configuration strongest) {
    String error = "one standard error of the best mean (lambda.1se)";
    return sweep.bestCompared().filter(each -> Sweep.same(each, strongest)).isPresent()
        ? "No stronger penalty is within " + error + "."
        : "The strongest penalty within %s is %s, with %s."
            .formatted(error, Paths.configuration(strongest), sweep.measure().text(strongest));
  }

  private String against(Configuration other, Configuration winner) {
    Comparison comparison = Comparison.of(other, winner, sweep.measure());
    String start =
        "The best penalty is %s with %s"
            .formatted(Paths.configuration(other), sweep.measure().text(other));
    return comparison.pairs() == 0
        ? start + "; it shares no " + comparison.noun() + " with the baseline."
        : "%s: %s, %s."
            .formatted(
                start,
                comparison.sign() == 0 ? "no difference" : comparison.distance(),
                comparison.agreement());
  }

  private static String differences(Comparison comparison) {
    List<Double> all = comparison.differences();
    Measure measure = comparison.measure();
    String each = Sentences.capitalized(comparison.noun()) + " by " + comparison.noun();
    if (all.size() > 8) {
      var range = all.stream().mapToDouble(Double::doubleValue).summaryStatistics();
      return "%s the difference lies between %s and %s%s."
          .formatted(
              each, measure.signed(range.getMin()), measure.signed(range.getMax()), measure.unit());
    }
    return all.size() < 2
        ? "The comparison rests on one %s.".formatted(comparison.noun())
        : "%s, with the same initialization and batch order, the differences are %s%s."
            .formatted(
                each,
                all.stream().map(measure::signed).collect(Collectors.joining(", ")),
                measure.unit());
  }

  private String gaps(Configuration winner) {
    String gaps =
        "The accuracy gap (train minus validation) is %s and the loss gap (validation minus train) %s"
            .formatted(winner.text(Metric.ACCURACY_GAP), winner.text(Metric.LOSS_GAP));
    return baseline == null
        ? gaps + "."
        : "%s; at the baseline they are %s and %s."
            .formatted(gaps, baseline.text(Metric.ACCURACY_GAP), baseline.text(Metric.LOSS_GAP));
  }

  private String zeros(Configuration winner) {
    Zeros zeros = new Zeros(sweep);
    if (zeros.none()) {
      return "No weight is exactly zero in any of these runs" + zeros.aside() + ".";
    }
    Configuration most = zeros.most().orElse(winner);
    String share = winner.text(Metric.ZEROS) + " of its weights are exactly zero";
    String compared =
        baseline == null ? share : share + ", at the baseline " + baseline.text(Metric.ZEROS);
    return Zeros.share(most) == Zeros.share(winner)
        ? compared + "."
        : "%s; the most in this sweep are %s, with %s."
            .formatted(compared, most.text(Metric.ZEROS), Paths.configuration(most));
  }

  private String zeroGroups(Configuration winner) {
    ZeroGroups groups = new ZeroGroups(sweep);
    List<LayerZeros> layers = groups.layers();
    Configuration most = groups.most().orElse(null);
    if (most == null) {
      return "No filter or unit is zero as a whole in any run that is in a mean.";
    }
    String its = groups.counts(most, layers) + ".";
    if (Sweep.same(most, winner)) {
      return its;
    }
    return winner.mean(Metric.ZERO_GROUPS).orElse(0) > 0
        ? groups.counts(winner, layers) + "; the most in this sweep: " + its
        : its + " The best configuration has no such filter or unit.";
  }

  private List<Tile> tiles() {
    if (best == null) {
      return List.of();
    }
    Configuration winner = best;
    Configuration other = baseline;
    List<Tile> tiles = new ArrayList<>();
    String difference =
        other == null || Comparison.of(winner, other, FINAL).pairs() == 0
            ? winner.over()
            : Numbers.signed(Comparison.of(winner, other, FINAL).mean())
                + "\u00a0pp against the baseline";
    tiles.add(new Tile("Validation accuracy", winner.text(ACCURACY), difference));
    for (Metric metric : List.of(Metric.ACCURACY_GAP, Metric.LOSS_GAP, Metric.ZEROS)) {
      tiles.add(
          new Tile(
              metric == Metric.ZEROS ? "Weights exactly zero" : Findings.capital(metric),
              winner.text(metric),
              other == null ? MEANING.getOrDefault(metric, "") : "baseline " + other.text(metric)));
    }
    new TestPart(analysis, tests).tile().ifPresent(tiles::add);
    return tiles;
  }
}
