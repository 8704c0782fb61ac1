package io.shrinkage.report;

import io.shrinkage.stats.BootstrapInterval;
import io.shrinkage.stats.Interval;
import io.shrinkage.stats.SeedsNeeded;
import io.shrinkage.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Says how sure a difference is: interval, test, effect size, and what more seeds would show. */
record Inference(Analysis analysis) {

  /** The difference of accuracies for which the seeds that it needs are said: half a point. */
  private static final double HALF_POINT = 0.005;

  private static final long BOOTSTRAP_SEED = 1;

  /** Returns such as "95 % interval 1.21 to 2.79 pp, p = 0.031 corrected for 4 comparisons". */
  String brief(Evidence evidence) {
    long comparisons = analysis.tests().comparisons();
    String alone = comparisons > 1 ? " by itself, " : ", ";
    String interval =
        evidence.interval().map(each -> "95\u00a0% interval " + ends(each) + alone).orElse("");
    return interval
        + p(evidence.adjustedP())
        + (comparisons > 1 ? " corrected for " + comparisons + " comparisons" : "");
  }

  /** Returns the evidence on one comparison in full; empty below 3 seeds or folds. */
  List<String> sentences(Evidence evidence) {
    List<String> sentences = new ArrayList<>();
    evidence.interval().ifPresent(each -> sentences.add(interval(evidence, each)));
    if (evidence.tested()) {
      sentences.add(test(evidence));
    }
    if (analysis.measure().percentage() && !analysis.tests().folded()) {
      needed(evidence).ifPresent(sentences::add);
    }
    return sentences;
  }

  private String interval(Evidence evidence, Interval interval) {
    int n = evidence.summary().n();
    String text = "The 95\u00a0% interval of the mean difference is " + ends(interval);
    if (analysis.tests().folded()) {
      return text
          + " (corrected t of Nadeau and Bengio over %s, which share training images)."
              .formatted(Numbers.counted(n, "fold"));
    }
    String bootstrap =
        BootstrapInterval.of(evidence.differences().array(), Evidence.CONFIDENCE, BOOTSTRAP_SEED)
            .map(each -> "; by bootstrap, too narrow for few seeds, " + ends(each))
            .orElse("");
    double g = evidence.effect().gz();
    String effect =
        Double.isFinite(g)
            ? " Its size is g = " + Numbers.setting(g) + " standard deviations (Hedges)."
            : "";
    return "%s (Student's t over %s%s).%s"
        .formatted(text, Numbers.counted(n, "seed"), bootstrap, effect);
  }

  private String test(Evidence evidence) {
    Tests tests = analysis.tests();
    long comparisons = tests.comparisons();
    if (tests.folded()) {
      return "Its test gives %s%s."
          .formatted(
              p(evidence.p()),
              comparisons > 1
                  ? ", after Holm's correction for %d comparisons %s"
                      .formatted(comparisons, p(evidence.adjustedP()))
                  : "");
    }
    return "The %s sign-flip test gives %s%s; the smallest that these seeds allow is %s."
        .formatted(
            tests.exact() ? "exact" : "sampled",
            p(evidence.p()),
            comparisons > 1
                ? ", corrected for %d comparisons by joint flips %s"
                    .formatted(comparisons, p(evidence.adjustedP()))
                : "",
            Numbers.probability(tests.smallestP()));
  }

  private Optional<String> needed(Evidence evidence) {
    Summary summary = evidence.summary();
    if (summary.n() < Summary.FEWEST) {
      return Optional.empty();
    }
    int comparisons = (int) Math.max(1, analysis.tests().comparisons());
    OptionalInt needed = SeedsNeeded.of(HALF_POINT, summary.sd(), Evidence.LEVEL, comparisons);
    if (needed.isPresent() && needed.getAsInt() <= summary.n()) {
      return Optional.of(
          "As the differences vary here, these seeds are enough to show a difference of 0.5\u00a0pp.");
    }
    String seeds =
        needed.isPresent()
            ? "%s, %d more"
                .formatted(
                    Numbers.counted(needed.getAsInt(), "seed"), needed.getAsInt() - summary.n())
            : "more than " + Numbers.counted(SeedsNeeded.LIMIT, "seed");
    return Optional.of(
        "To show a difference of 0.5\u00a0pp four times in five, as the differences vary here, takes %s."
            .formatted(seeds));
  }

  String ends(Interval interval) {
    return analysis.measure().ends(interval);
  }

  static String p(double p) {
    return "p\u00a0=\u00a0" + Numbers.probability(p);
  }
}
