package io.shrinkage.report;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The results of an experiment as a paper prints them: a row a configuration, with mean and
 * standard deviation over seeds or folds. Texts are as in the report: not breaking spaces, real
 * minus signs.
 *
 * @param name of the experiment
 * @param note how to read it
 */
public record PaperTable(String name, List<String> head, List<Row> rows, String note) {
  private static final String NOTHING = "\u2013";
  private static final List<Metric> BESIDE =
      List.of(Metric.VALIDATION_LOSS, Metric.ACCURACY_GAP, Metric.ZEROS);

  /**
   * A configuration.
   *
   * @param shown whether it is the best of those that the test shows to be better than the baseline
   */
  public record Row(List<String> cells, boolean shown) {}

  /**
   * Returns the table of everything that is there yet; runs that are in no mean count for nothing.
   */
  public static PaperTable of(StoredExperiment experiment) {
    Analysis analysis = Analysis.of(Sweep.of(experiment));
    List<String> head = new ArrayList<>(List.of("configuration", "n", analysis.measure().label()));
    BESIDE.stream()
        .filter(metric -> metric != analysis.measure().metric())
        .forEach(metric -> head.add(metric.label()));
    head.addAll(List.of("difference", "95\u00a0% interval", "p"));
    List<Row> rows =
        analysis.sweep().configurations().stream()
            .filter(each -> !each.used().isEmpty())
            .map(each -> row(analysis, each))
            .toList();
    return new PaperTable(experiment.name(), head, rows, note(analysis));
  }

  private static Row row(Analysis analysis, Configuration each) {
    Measure measure = analysis.measure();
    List<String> cells = new ArrayList<>();
    cells.add(Paths.configuration(each));
    Summary own = Replicates.of(each, measure).summary();
    cells.add(Numbers.count(own.n()));
    cells.add(spread(measure.metric(), own));
    for (Metric metric : BESIDE) {
      if (metric != measure.metric()) {
        cells.add(spread(metric, Replicates.of(each, metric).summary()));
      }
    }
    Optional<Evidence> evidence = analysis.tests().of(each);
    cells.add(
        evidence.map(it -> measure.signed(it.summary().mean()) + measure.unit()).orElse(NOTHING));
    cells.add(
        evidence.flatMap(Evidence::interval).map(new Inference(analysis)::ends).orElse(NOTHING));
    cells.add(
        evidence
            .filter(Evidence::tested)
            .map(it -> Numbers.probability(it.adjustedP()))
            .orElse(NOTHING));
    boolean shown =
        analysis.helping().filter(it -> Sweep.same(it.configuration(), each)).isPresent();
    return new Row(cells, shown);
  }

  private static String spread(Metric metric, Summary own) {
    String mean = metric.text(own.mean());
    if (Double.isNaN(own.sd())) {
      return mean;
    }
    String sd = metric.unit().isEmpty() ? Numbers.measure(own.sd()) : Numbers.points(own.sd());
    return mean + " \u00b1 " + sd;
  }

  private static String note(Analysis analysis) {
    boolean folded = analysis.tests().folded();
    String over = folded ? "folds, seeds averaged within each" : "seeds";
    String test =
        folded
            ? "corrected t test of Nadeau and Bengio with Holm's correction"
            : "sign-flip test, corrected for all comparisons by joint flips";
    return "Mean \u00b1 standard deviation over n %s. Difference to the baseline in pairs; p: %s. Bold: the best of those with p at most %s."
        .formatted(over, test, Numbers.probability(Evidence.LEVEL));
  }
}
