package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Point;
import io.shrinkage.report.Chart.Series;
import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Drawing.Plane;
import io.shrinkage.report.FrontierLines.Line;
import io.shrinkage.report.Selected.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accuracy against the share of the weights that is set to 0 without retraining. */
record FrontierFigure(Sweep sweep, Selected selected) {
  /** What pruning may cost, as a fraction. */
  private static final double LOSS = 0.01;

  /** With more thin lines there is nothing to see between them. */
  private static final int MOST_RUNS = 20;

  /** Returns the figure; empty if no run has diagnostics. */
  Optional<Figure> figure() {
    List<Line> lines = new FrontierLines(sweep, selected).lines();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Repetitions over = Repetitions.of(lines.get(0).configuration().used());
    return Optional.of(
        new Figure(
            "frontier",
            "lines",
            title(),
            "The smallest weights of all layers together are set to 0, without retraining, and"
                + " accuracy is measured on a sample of the validation part (200 to 1,000 images)."
                + (over.all().size() > 1
                    ? " Thick: mean over " + over.noun() + "s; thin: " + thin(lines) + "."
                    : ""),
            "",
            new Plane(
                Ticks.percent("weights set to 0", 20),
                Axis.of("accuracy on the sample", "%", range(lines)),
                lines.stream().map(FrontierFigure::series).toList(),
                List.of()),
            table(lines)));
  }

  private static String thin(List<Line> lines) {
    return lines.stream().allMatch(line -> line.runs().size() <= MOST_RUNS)
        ? "the single runs"
        : "single runs, " + MOST_RUNS + " of each line";
  }

  private String title() {
    List<String> statements = new ArrayList<>();
    for (Compared each : selected.compared()) {
      long percent = Math.round(100 * Pruning.of(each.runs()).affordable(LOSS));
      String of = statements.isEmpty() ? " of them" : "";
      statements.add("up to %d\u00a0%%%s for %s".formatted(percent, of, each.subject()));
    }
    return statements.isEmpty()
        ? "Accuracy against the share of weights that are set to 0"
        : "Setting the smallest weights to 0 costs at most 1\u00a0pp "
            + String.join(", ", statements);
  }

  private static Range range(List<Line> lines) {
    var values =
        lines.stream()
            .flatMap(line -> line.runs().stream())
            .flatMap(run -> run.diagnostics().pruning().stream())
            .mapToDouble(point -> 100 * point.validationAccuracy())
            .summaryStatistics();
    return Range.around(values.getMin(), values.getMax(), 100);
  }

  private static Series series(Line line) {
    List<List<Point>> threads =
        line.runs().size() < 2
            ? List.of()
            : line.runs().stream()
                .limit(MOST_RUNS)
                .map(run -> points(Pruning.of(List.of(run))))
                .toList();
    return new Series(
        line.name(),
        "",
        line.color(),
        line.dashed(),
        true,
        points(Pruning.of(line.runs())),
        List.of(),
        threads);
  }

  private static List<Point> points(Pruning pruning) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < pruning.shares().size(); i++) {
      points.add(
          new Point(
              Numbers.rounded(100 * pruning.shares().get(i)),
              Numbers.rounded(100 * pruning.accuracies().get(i))));
    }
    return points;
  }

  private static Table table(List<Line> lines) {
    List<String> head = new ArrayList<>(List.of("weights set to 0"));
    lines.forEach(line -> head.add(line.name()));
    List<List<String>> rows = new ArrayList<>();
    List<Pruning> means = lines.stream().map(line -> Pruning.of(line.runs())).toList();
    for (int i = 0; i < means.get(0).shares().size(); i++) {
      List<String> row = new ArrayList<>();
      row.add(Math.round(100 * means.get(0).shares().get(i)) + "\u00a0%");
      for (Pruning mean : means) {
        row.add(i < mean.shares().size() ? Numbers.percent(mean.accuracies().get(i)) : "\u2013");
      }
      rows.add(row);
    }
    return new Table(head, rows, 0);
  }
}
