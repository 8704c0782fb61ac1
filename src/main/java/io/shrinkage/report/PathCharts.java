package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Bar;
import io.shrinkage.report.Chart.Dot;
import io.shrinkage.report.Chart.Point;
import io.shrinkage.report.Chart.Series;
import io.shrinkage.report.Layout.Group;
import io.shrinkage.report.Layout.Place;
import io.shrinkage.run.StoredRun;
import io.shrinkage.stats.Summary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** The charts of a metric against what was swept: every run a dot, the mean a line. */
final class PathCharts {
  /** What has a level worth a line across the chart: the others have a baseline of 0. */
  private static final Set<Metric> COMPARED =
      EnumSet.complementOf(EnumSet.of(Metric.ZEROS, Metric.ZERO_GROUPS, Metric.OBJECTIVE));

  /** Collapsed runs may stretch an axis by this factor. */
  private static final double STRETCH = 2.5;

  private final Sweep sweep;
  private final Layout layout;
  private final Findings findings;

  PathCharts(Sweep sweep, Layout layout) {
    this.sweep = sweep;
    this.layout = layout;
    this.findings = new Findings(sweep, layout);
  }

  /** Returns the charts of the gap, of accuracy and of loss. */
  List<Chart> generalization() {
    return List.of(
        one("accuracy-gap", findings.extreme(Metric.ACCURACY_GAP), Metric.ACCURACY_GAP),
        one("loss-gap", findings.extreme(Metric.LOSS_GAP), Metric.LOSS_GAP),
        two(
            "accuracy",
            findings.best(Metric.VALIDATION_ACCURACY, true),
            "accuracy",
            Metric.TRAIN_ACCURACY,
            Metric.VALIDATION_ACCURACY),
        two(
            "loss",
            findings.best(Metric.VALIDATION_LOSS, false),
            "loss",
            Metric.TRAIN_LOSS,
            Metric.VALIDATION_LOSS));
  }

  /** Returns the charts in which several experiments are compared: a line a series each. */
  List<Chart> compared() {
    return List.of(
        close(
            "accuracy",
            findings.best(Metric.VALIDATION_ACCURACY, true),
            Metric.VALIDATION_ACCURACY),
        close("loss", findings.best(Metric.VALIDATION_LOSS, false), Metric.VALIDATION_LOSS),
        one("accuracy-gap", findings.extreme(Metric.ACCURACY_GAP), Metric.ACCURACY_GAP),
        one("loss-gap", findings.extreme(Metric.LOSS_GAP), Metric.LOSS_GAP));
  }

  /** Returns the charts of zeros, of the weights' norm and of what the optimizer minimized. */
  List<Chart> weights() {
    List<Chart> charts = new ArrayList<>();
    charts.add(one("zeros", findings.zeros(), Metric.ZEROS));
    charts.addAll(zeroGroups());
    charts.add(one("weight-norm", findings.norm(), Metric.WEIGHT_NORM));
    charts.add(
        two("objective", findings.objective(), "objective", Metric.TRAIN_LOSS, Metric.OBJECTIVE));
    return charts;
  }

  /** Returns a chart with a line a layer; where there are several series, a chart a layer. */
  private List<Chart> zeroGroups() {
    ZeroGroups groups = new ZeroGroups(sweep);
    List<LayerZeros> layers = groups.layers();
    if (layers.isEmpty() || !groups.matter()) {
      return List.of();
    }
    if (!layout.single()) {
      List<Chart> charts = new ArrayList<>();
      for (LayerZeros layer : layers) {
        String id = "zero-groups-" + charts.size();
        String label = layer.noun() + " of " + layer.label() + " that are zero";
        charts.add(one(id, findings.zeroGroups(List.of(layer)), layer, label));
      }
      return charts;
    }
    List<Series> series = new ArrayList<>();
    LayerColors colors = LayerColors.of(sweep, layers.stream().map(LayerZeros::label).toList());
    for (LayerZeros layer : layers) {
      String name = layer.label();
      Line line = new Line(name, "", colors.of(name), false);
      series.add(series(layout.groups().get(0), layer, line));
    }
    Axis y = y("filters and units that are zero", Metric.ZERO_GROUPS, series, true);
    return List.of(chart("zero-groups", findings.zeroGroups(layers), y, series, layers));
  }

  /** Returns the chart of a quantity on an axis that begins at 0 only if that is near. */
  Chart close(String id, String title, Quantity quantity) {
    return one(id, title, quantity, quantity.label(), false);
  }

  private Chart one(String id, String title, Quantity metric) {
    return one(id, title, metric, metric.label());
  }

  private Chart one(String id, String title, Quantity metric, String label) {
    return one(id, title, metric, label, true);
  }

  private Chart one(String id, String title, Quantity metric, String label, boolean fromZero) {
    List<Series> series = new ArrayList<>();
    for (Group group : layout.groups()) {
      String name =
          layout.single() ? "mean over " + sweep.repetitions().noun() + "s" : group.name();
      series.add(series(group, metric, new Line(name, "", group.color(), false)));
    }
    Axis y = y(label, metric, series, fromZero);
    return chart(id, title, y, series, List.of(metric));
  }

  /** A series that is still without its values. */
  record Line(String name, String part, String color, boolean dashed) {}

  /** Draws the first metric dashed, the second solid. */
  private Chart two(String id, String title, String label, Metric first, Metric second) {
    boolean objective = second == Metric.OBJECTIVE;
    List<Series> series = new ArrayList<>();
    for (Group group : layout.groups()) {
      for (Metric metric : List.of(first, second)) {
        boolean dashed = metric == first;
        String part = objective && dashed ? "data loss" : part(metric);
        String color = objective && dashed ? "data" : part;
        Line line =
            layout.single()
                ? new Line(part, "", color, dashed)
                : new Line(group.name(), part, group.color(), dashed);
        series.add(series(group, metric, line));
      }
    }
    Axis y = y(label, second, series, false);
    return chart(id, title, y, series, List.of(first, second));
  }

  private static boolean compared(Quantity quantity) {
    return quantity instanceof CalibrationMeasure
        || (quantity instanceof Metric metric && COMPARED.contains(metric));
  }

  private static String part(Metric metric) {
    return switch (metric) {
      case TRAIN_ACCURACY, TRAIN_LOSS -> "train";
      case VALIDATION_ACCURACY, VALIDATION_LOSS -> "validation";
      default -> metric.label();
    };
  }

  Chart chart(
      String id, String title, Axis y, List<Series> series, List<? extends Quantity> metrics) {
    Quantity shown = metrics.get(metrics.size() - 1);
    Double baseline =
        sweep
            .best()
            .flatMap(sweep::baseline)
            .map(each -> each.mean(shown))
            .filter(mean -> mean.isPresent() && layout.numeric() && compared(shown))
            .map(mean -> shown.shown(mean.getAsDouble()))
            .orElse(null);
    Double best = sweep.best().map(layout::position).orElse(null);
    Double simplest = sweep.lambda1se().map(layout::position).orElse(null);
    Dots dots = Dots.of(sweep.runs().size(), sweep.configurations().size());
    return new Chart(
        id,
        title,
        note(metrics, y, series, dots),
        x(),
        y,
        series.stream().map(each -> each.with(dots.thinned(each.dots()))).toList(),
        baseline,
        best,
        simplest,
        ChartTables.of(sweep, layout, metrics));
  }

  private Axis x() {
    var ticks = layout.ticks();
    double first = ticks.get(0).at();
    double last = ticks.get(ticks.size() - 1).at();
    double margin = layout.numeric() ? 0.07 * Math.max(last - first, 1e-9) : 0.5;
    String scale = layout.logarithmic() ? " (log scale)" : "";
    return new Axis(
        layout.label() + scale, "", first - margin, last + margin, null, ticks, layout.gap());
  }

  /** Returns an axis for the dots, without collapsed runs if these would squash the others. */
  static Axis y(String label, Quantity metric, List<Series> series, boolean fromZero) {
    Range whole = range(metric, dots(series), fromZero);
    Range used = range(metric, dots(series).filter(dot -> dot.used() == 1), fromZero);
    boolean squashed = whole.span() > STRETCH * used.span();
    return Axis.of(label, metric.unit(), squashed ? used : whole);
  }

  private static Range range(Quantity metric, Stream<Dot> dots, boolean fromZero) {
    var values = dots.mapToDouble(Dot::y).summaryStatistics();
    double low = fromZero ? Math.min(0, values.getMin()) : values.getMin();
    double high = fromZero ? Math.max(0, values.getMax()) : values.getMax();
    double limit = metric.unit().equals("%") ? 100 : Double.POSITIVE_INFINITY;
    return Range.around(low, high, limit);
  }

  private static Stream<Dot> dots(List<Series> series) {
    return series.stream().flatMap(each -> each.dots().stream());
  }

  private String note(List<? extends Quantity> metrics, Axis y, List<Series> series, Dots drawn) {
    List<String> notes = new ArrayList<>();
    if (metrics.size() == 2 && !layout.single()) {
      notes.add(
          metrics.get(1) == Metric.OBJECTIVE
              ? "Solid: the objective; dashed: its data loss."
              : "Solid: validation; dashed: train.");
    }
    if (!sweep.with(Outcome.COLLAPSED).isEmpty()) {
      notes.add(crosses(y, dots(series).filter(dot -> dot.used() == 0).toList()));
    }
    int runs = sweep.configurations().stream().mapToInt(each -> each.runs().size()).max().orElse(0);
    notes.add(drawn.note(runs));
    notes.removeIf(String::isEmpty);
    return String.join(" ", notes);
  }

  private static String crosses(Axis y, List<Dot> collapsed) {
    long beyond = collapsed.stream().filter(dot -> outside(y, dot.y())).count();
    if (beyond == 0) {
      return "A cross is a collapsed run, which is in no mean.";
    }
    return beyond == collapsed.size()
        ? "Collapsed runs, which are in no mean, lie beyond this axis."
        : "A cross is a collapsed run, which is in no mean; some lie beyond this axis.";
  }

  private static boolean outside(Axis axis, double y) {
    return axis.min() != null && axis.max() != null && (y < axis.min() || y > axis.max());
  }

  Series series(Group group, Quantity metric, Line line) {
    List<Point> means = new ArrayList<>();
    List<Dot> dots = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    for (Place place : group.places()) {
      bar(place, metric).ifPresent(bars::add);
      place
          .configuration()
          .mean(metric)
          .ifPresent(mean -> means.add(new Point(place.x(), metric.shown(mean))));
      for (StoredRun run : place.configuration().runs()) {
        dot(place, run, metric).ifPresent(dots::add);
      }
    }
    return new Series(
        line.name(),
        line.part(),
        line.color(),
        line.dashed(),
        layout.numeric(),
        means,
        dots,
        List.of(),
        bars,
        List.of());
  }

  private static Optional<Bar> bar(Place place, Quantity metric) {
    Summary summary = Replicates.of(place.configuration(), metric).summary();
    if (summary.n() < Summary.FEWEST) {
      return Optional.empty();
    }
    double low = metric.shown(summary.mean() - summary.standardError());
    double high = metric.shown(summary.mean() + summary.standardError());
    return Optional.of(new Bar(place.x(), low, high));
  }

  private Optional<Dot> dot(Place place, StoredRun run, Quantity metric) {
    Outcome outcome = Outcome.of(run);
    boolean shown =
        !place.configuration().stopped()
            && (outcome == Outcome.USED || outcome == Outcome.COLLAPSED);
    OptionalDouble value = metric.in(run);
    if (!shown || value.isEmpty()) {
      return Optional.empty();
    }
    String label = place.label() + ", " + sweep.repetitions().label(run.repetition());
    int used = outcome == Outcome.USED ? 1 : 0;
    return Optional.of(
        new Dot(place.x(), metric.shown(value.getAsDouble()), run.id(), label, used));
  }
}
