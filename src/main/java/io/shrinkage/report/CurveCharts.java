package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Bar;
import io.shrinkage.report.Chart.Point;
import io.shrinkage.report.Chart.Series;
import io.shrinkage.report.Chart.Table;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * Learning curves, a panel a configuration: train and validation on one chart, the mean a line and
 * every seed a thin one, or a band for many. All panels share their axes, so that they can be
 * compared by eye.
 */
final class CurveCharts {
  /** More lines are one dark patch. */
  private static final int MOST_LINES = 8;

  private final Shown shown;
  private final List<Configuration> configurations;

  CurveCharts(Sweep sweep) {
    this.shown =
        Shown.of(
            sweep, sweep.configurations().stream().filter(each -> !drawn(each).isEmpty()).toList());
    this.configurations = shown.configurations();
  }

  /** Returns which configurations have no panel; empty where all have one. */
  String note() {
    return shown.note();
  }

  List<Chart> losses() {
    return panels("loss-curve-", "loss", Metric.TRAIN_LOSS, Metric.VALIDATION_LOSS);
  }

  List<Chart> accuracies() {
    return panels("accuracy-curve-", "accuracy", Metric.TRAIN_ACCURACY, Metric.VALIDATION_ACCURACY);
  }

  private List<Chart> panels(String id, String label, Metric train, Metric validation) {
    if (configurations.isEmpty()) {
      return List.of();
    }
    double last =
        configurations.stream()
            .flatMap(each -> drawn(each).stream())
            .mapToDouble(run -> run.epochs().size())
            .max()
            .orElse(1);
    Axis x = new Axis("epoch", "", 0.0, last, null, List.of(), null);
    Axis y = Axis.of(label, train.unit(), range(train, validation));
    List<Chart> charts = new ArrayList<>();
    for (Configuration each : configurations) {
      List<Series> series =
          List.of(
              series(each, train, "train", true), series(each, validation, "validation", false));
      charts.add(
          new Chart(
              id + charts.size(),
              Paths.configuration(each) + (each.stopped() ? ", stopped by racing" : ""),
              "",
              x,
              y,
              series,
              null,
              null,
              null,
              table(series, train)));
    }
    return charts;
  }

  /**
   * Returns the runs whose curves are drawn: collapsed and stopped ones too, as that is what there
   * is to see.
   */
  private static List<StoredRun> drawn(Configuration configuration) {
    return configuration.runs().stream()
        .filter(
            run ->
                switch (Outcome.of(run)) {
                  case USED, COLLAPSED -> true;
                  case STOPPED -> run.initial() != null && !run.epochs().isEmpty();
                  case DIVERGED, FAILED, UNFINISHED -> false;
                })
        .toList();
  }

  private static List<EpochMetrics> epochs(StoredRun run) {
    List<EpochMetrics> epochs = new ArrayList<>();
    EpochMetrics initial = run.initial();
    if (initial != null && initial.finite()) {
      epochs.add(initial);
    }
    epochs.addAll(run.epochs());
    return epochs;
  }

  private static Series series(
      Configuration configuration, Metric metric, String name, boolean dashed) {
    List<List<Point>> threads = new ArrayList<>();
    for (StoredRun run : drawn(configuration)) {
      threads.add(
          epochs(run).stream()
              .map(epoch -> new Point(epoch.epoch(), metric.shown(metric.of(epoch))))
              .toList());
    }
    boolean many = threads.size() > MOST_LINES;
    return new Series(
        name,
        "",
        name,
        dashed,
        true,
        means(threads),
        List.of(),
        many || threads.size() == 1 ? List.of() : threads,
        List.of(),
        many ? band(threads) : List.of());
  }

  /** Returns the lowest and the highest at the epochs that all of them have. */
  private static List<Bar> band(List<List<Point>> threads) {
    int length = threads.stream().mapToInt(List::size).min().orElse(0);
    List<Bar> band = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int at = i;
      var values = threads.stream().mapToDouble(t -> t.get(at).y()).summaryStatistics();
      band.add(new Bar(threads.get(0).get(i).x(), values.getMin(), values.getMax()));
    }
    return band;
  }

  /** Averages over the runs the epochs that all of them have. */
  private static List<Point> means(List<List<Point>> threads) {
    int length = threads.stream().mapToInt(List::size).min().orElse(0);
    List<Point> means = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int at = i;
      double mean = threads.stream().mapToDouble(t -> t.get(at).y()).average().orElse(0);
      means.add(new Point(threads.get(0).get(i).x(), Numbers.rounded(mean)));
    }
    return means;
  }

  /**
   * Returns the range of all curves; losses before training, which depend on the initialization
   * alone, do not stretch it.
   */
  private Range range(Metric train, Metric validation) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Configuration each : configurations) {
      for (StoredRun run : drawn(each)) {
        for (EpochMetrics epoch : run.epochs()) {
          for (Metric metric : List.of(train, validation)) {
            low = Math.min(low, metric.shown(metric.of(epoch)));
            high = Math.max(high, metric.shown(metric.of(epoch)));
          }
        }
      }
    }
    return Range.around(low, high, train.unit().equals("%") ? 100 : Double.POSITIVE_INFINITY);
  }

  private static Table table(List<Series> series, Metric metric) {
    List<List<String>> rows = new ArrayList<>();
    List<Point> train = series.get(0).means();
    List<Point> validation = series.get(1).means();
    double unit = metric.unit().isEmpty() ? 1 : 100;
    for (int i = 0; i < train.size(); i++) {
      rows.add(
          List.of(
              Numbers.count(Math.round(train.get(i).x())),
              metric.text(train.get(i).y() / unit),
              metric.text(validation.get(i).y() / unit)));
    }
    return new Table(List.of("epoch", "train, mean", "validation, mean"), rows, 0);
  }
}
