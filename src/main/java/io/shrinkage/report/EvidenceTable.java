package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import io.shrinkage.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of all configurations with what is shown of each against its baseline. */
record EvidenceTable(Analysis analysis) {
  private static final String NOTHING = "\u2013";

  /** Returns the table; empty where nothing is compared. */
  Optional<Table> table() {
    if (analysis.tests().all().isEmpty()) {
      return Optional.empty();
    }
    String noun = analysis.tests().folded() ? "folds" : "seeds";
    return Optional.of(new Table(head(noun, analysis.measure()), rows(), 2));
  }

  /** Returns the heads of the columns; noun is what repetitions are. */
  static List<String> head(String noun, Measure measure) {
    return List.of(
        "configuration",
        "remarks",
        noun,
        Sentences.capitalized(measure.label()) + ", mean \u00b1 sd",
        "difference",
        "95\u00a0% interval",
        "effect g",
        "p",
        "corrected p");
  }

  /** Returns a row for every configuration with usable numbers. */
  List<List<String>> rows() {
    return analysis.sweep().configurations().stream()
        .filter(each -> !each.used().isEmpty())
        .map(this::row)
        .toList();
  }

  private List<String> row(Configuration each) {
    Measure measure = analysis.measure();
    Summary own = Replicates.of(each, measure).summary();
    List<String> row = new ArrayList<>();
    Optional<Evidence> evidence = analysis.tests().of(each);
    row.add(Paths.configuration(each));
    row.add(String.join(", ", marks(each, evidence)));
    row.add(Numbers.count(own.n()));
    row.add(spread(own));
    Inference inference = new Inference(analysis);
    row.add(
        evidence.map(it -> measure.signed(it.summary().mean()) + measure.unit()).orElse(NOTHING));
    row.add(evidence.flatMap(Evidence::interval).map(inference::ends).orElse(NOTHING));
    row.add(evidence.map(it -> finite(it.effect().gz())).orElse(NOTHING));
    row.add(evidence.map(it -> probability(it.p())).orElse(NOTHING));
    row.add(evidence.map(it -> probability(it.adjustedP())).orElse(NOTHING));
    return row;
  }

  /** Returns such as "93.20 % ± 0.40 pp". */
  private String spread(Summary own) {
    String mean = analysis.measure().metric().text(own.mean());
    return Double.isNaN(own.sd())
        ? mean
        : mean + " \u00b1 " + analysis.measure().distance(own.sd());
  }

  private static String finite(double value) {
    return Double.isFinite(value) ? Numbers.brief(value) : NOTHING;
  }

  static String probability(double p) {
    return Double.isNaN(p) ? NOTHING : Numbers.probability(p);
  }

  private List<String> marks(Configuration each, Optional<Evidence> evidence) {
    List<String> marks = new ArrayList<>();
    if (analysis.sweep().isBaseline(each)) {
      marks.add("baseline");
    }
    if (analysis.best() != null && Sweep.same(each, analysis.best())) {
      marks.add("lambda.min");
    }
    if (analysis.sweep().lambda1se().filter(it -> Sweep.same(it, each)).isPresent()) {
      marks.add("lambda.1se");
    }
    evidence.filter(it -> it.helps(analysis.measure())).ifPresent(it -> marks.add("better"));
    evidence.filter(it -> it.harms(analysis.measure())).ifPresent(it -> marks.add("worse"));
    if (!each.sound()) {
      marks.add("incomplete");
    }
    return marks;
  }
}
