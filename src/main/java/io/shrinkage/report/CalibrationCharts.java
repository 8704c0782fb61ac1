package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Point;
import io.shrinkage.report.Chart.Series;
import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Drawing.Plane;
import io.shrinkage.report.ReliabilityBins.Bin;
import io.shrinkage.report.Selected.Compared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The charts of calibration: two measures against what was swept, and the reliability diagram. */
record CalibrationCharts(Sweep sweep, Selected selected) {
  /** The accuracy of fewer predictions than this would be noise. */
  private static final int FEWEST = 10;

  /** Returns the charts of both measures; empty without a sweep. */
  List<Chart> paths() {
    return Layouts.of(sweep)
        .map(layout -> new PathCharts(sweep, layout))
        .map(
            charts ->
                List.of(
                    charts.close("nll", title(CalibrationMeasure.NLL), CalibrationMeasure.NLL),
                    charts.close("ece", title(CalibrationMeasure.ECE), CalibrationMeasure.ECE)))
        .orElse(List.of());
  }

  /** Names the best configuration by the measure, and whether it is the most accurate one. */
  private String title(CalibrationMeasure measure) {
    String name = measure.name() + " (" + measure.label() + ")";
    Optional<Configuration> lowest = sweep.best(measure, false);
    if (lowest.isEmpty()) {
      return name;
    }
    String start =
        "%s is lowest, %s, for %s"
            .formatted(name, lowest.get().text(measure), Paths.configuration(lowest.get()));
    return selected.isBest(lowest.get())
        ? start + ", where accuracy is highest too"
        : "%s; accuracy is highest for %s, where it is %s"
            .formatted(start, Paths.configuration(selected.best()), selected.best().text(measure));
  }

  /** Returns accuracy against confidence; empty if no prediction has a confidence. */
  Optional<Figure> reliability() {
    List<Series> series = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    for (Compared each : selected.compared()) {
      List<Bin> bins = ReliabilityBins.of(each.runs());
      if (bins.isEmpty()) {
        continue;
      }
      series.add(series(each, bins));
      statements.add(statement(each, ReliabilityBins.overconfidence(bins)));
      bins.forEach(bin -> rows.add(row(each, bin)));
    }
    if (series.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
            "reliability",
            "lines",
            "Mean confidence is " + String.join(", ", statements),
            "On the diagonal, predictions are right as often as they say; below it they are too"
                + " sure. Predictions of all runs together; a bin with fewer than "
                + FEWEST
                + " of them is in the table only.",
            "",
            new Plane(
                percent("confidence"),
                percent("accuracy"),
                series,
                List.of(new Point(0, 0), new Point(100, 100))),
            new Table(
                List.of("configuration", "bin", "predictions", "confidence", "accuracy"),
                rows,
                2)));
  }

  private static Axis percent(String label) {
    return Ticks.percent(label, 20);
  }

  private static Series series(Compared each, List<Bin> bins) {
    List<Point> points =
        bins.stream()
            .filter(bin -> bin.count() >= FEWEST)
            .map(
                bin ->
                    new Point(
                        Numbers.rounded(100 * bin.confidence()),
                        Numbers.rounded(100 * bin.accuracy())))
            .toList();
    return new Series(
        each.name(), "", each.color(), each.unpenalized(), true, points, List.of(), List.of());
  }

  private static String statement(Compared each, double over) {
    return "%s %s accuracy for %s"
        .formatted(Numbers.points(Math.abs(over)), over < 0 ? "below" : "above", each.subject());
  }

  private static List<String> row(Compared each, Bin bin) {
    return List.of(
        each.name(),
        bin.range(),
        Numbers.count(bin.count()),
        Numbers.percent(bin.confidence()),
        Numbers.percent(bin.accuracy()));
  }
}
