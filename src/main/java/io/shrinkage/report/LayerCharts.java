package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Series;
import io.shrinkage.report.Layout.Group;
import io.shrinkage.report.PathCharts.Line;
import io.shrinkage.run.StoredRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The charts of what a sweep does to each layer: a line a layer, or, where there are several series
 * already, a chart a layer.
 */
final class LayerCharts {
  /** Beyond this ratio of largest to smallest norm the axis is logarithmic. */
  private static final double LOG_FROM = 10;

  private static final String NORM = "norm / initial norm";

  private final Sweep sweep;
  private final Layout layout;
  private final PathCharts paths;
  private final LayerFindings findings;

  LayerCharts(Sweep sweep, Layout layout, PathCharts paths) {
    this.sweep = sweep;
    this.layout = layout;
    this.paths = paths;
    this.findings = new LayerFindings(sweep);
  }

  /** Returns the charts of zeros, where there are any, and of norms; none for a single layer. */
  List<Chart> all() {
    List<String> names = LayerColors.names(sweep);
    if (names.size() < 2) {
      return List.of();
    }
    List<Chart> charts = new ArrayList<>();
    if (!new Zeros(sweep).none()) {
      charts.addAll(zeros(names.stream().map(LayerSparsity::new).toList()));
    }
    charts.addAll(norms(names.stream().map(name -> new LayerNorm(name, null)).toList()));
    return charts;
  }

  private List<Chart> zeros(List<LayerSparsity> all) {
    List<LayerSparsity> drawn = foremost(all, share -> share);
    if (layout.single()) {
      List<Series> series = layers(drawn);
      Axis y = PathCharts.y("exactly zero", drawn.get(0), series, true);
      Chart chart = paths.chart("layer-zeros", findings.zeros(all), y, series, all);
      return List.of(noted(chart, drawn.size(), all.size(), "most zeros"));
    }
    List<Chart> charts = new ArrayList<>();
    for (LayerSparsity layer : drawn) {
      List<Series> series = groups(layer);
      String label = "exactly zero in " + layer.label();
      Axis y = PathCharts.y(label, layer, series, true);
      String id = "layer-zeros-" + charts.size();
      Chart chart = paths.chart(id, findings.zeros(layer), y, series, List.of(layer));
      charts.add(noted(chart, drawn.size(), all.size(), "most zeros"));
    }
    return charts;
  }

  private List<Chart> norms(List<LayerNorm> all) {
    List<LayerNorm> drawn = foremost(all, ratio -> Math.abs(Math.log(ratio)));
    if (drawn.isEmpty()) {
      return List.of();
    }
    if (layout.single()) {
      LogScale scale = scale(drawn);
      List<Series> series = layers(scaled(drawn, scale));
      Axis y = y(NORM, scale, drawn.get(0), series);
      Chart chart = paths.chart("layer-norms", findings.norms(all), y, series, all);
      return List.of(noted(chart, drawn.size(), all.size(), "largest change"));
    }
    List<Chart> charts = new ArrayList<>();
    for (LayerNorm layer : drawn) {
      LogScale scale = scale(List.of(layer));
      List<Series> series = groups(new LayerNorm(layer.label(), scale));
      Axis y = y(NORM + " of " + layer.label(), scale, layer, series);
      String id = "layer-norms-" + charts.size();
      String title = findings.norms(List.of(layer));
      Chart chart = paths.chart(id, title, y, series, List.of(layer));
      charts.add(noted(chart, drawn.size(), all.size(), "largest change"));
    }
    return charts;
  }

  private static Axis y(
      String label, @Nullable LogScale scale, LayerNorm layer, List<Series> series) {
    return scale == null
        ? PathCharts.y(label, layer, series, true)
        : scale.axis(label + " (log scale)");
  }

  private static List<LayerNorm> scaled(List<LayerNorm> layers, @Nullable LogScale scale) {
    return layers.stream().map(each -> new LayerNorm(each.label(), scale)).toList();
  }

  /** Returns a logarithmic scale where norms differ much; null where they do not. */
  private @Nullable LogScale scale(List<LayerNorm> layers) {
    List<Double> values = new ArrayList<>();
    for (StoredRun run : sweep.with(Outcome.USED)) {
      layers.forEach(layer -> layer.in(run).ifPresent(values::add));
    }
    var above =
        values.stream().filter(each -> each > 0).mapToDouble(each -> each).summaryStatistics();
    return above.getMax() >= LOG_FROM * above.getMin() && above.getCount() > 0
        ? LogScale.around(values)
        : null;
  }

  private List<Series> layers(List<? extends Quantity> layers) {
    LayerColors colors = LayerColors.of(sweep, layers.stream().map(Quantity::label).toList());
    Group group = layout.groups().get(0);
    return layers.stream()
        .map(
            layer ->
                paths.series(
                    group, layer, new Line(layer.label(), "", colors.of(layer.label()), false)))
        .toList();
  }

  private List<Series> groups(Quantity layer) {
    return layout.groups().stream()
        .map(each -> paths.series(each, layer, new Line(each.name(), "", each.color(), false)))
        .toList();
  }

  /** Returns, in order, the layers whose means go highest: as many as there are colors. */
  private <Q extends Quantity> List<Q> foremost(List<Q> layers, DoubleUnaryOperator measure) {
    List<Q> known = layers.stream().filter(each -> means(each).length > 0).toList();
    Comparator<Q> highest =
        Comparator.comparingDouble(each -> Arrays.stream(means(each)).map(measure).max().orElse(0));
    Set<Q> first =
        known.stream()
            .sorted(highest.reversed())
            .limit(LayerColors.MOST)
            .collect(Collectors.toSet());
    return known.stream().filter(first::contains).toList();
  }

  private double[] means(Quantity layer) {
    return sweep.configurations().stream()
        .flatMapToDouble(each -> each.mean(layer).stream())
        .toArray();
  }

  /** Says which layers are drawn where that is not all of them. */
  private static Chart noted(Chart chart, int drawn, int all, String why) {
    if (drawn == all) {
      return chart;
    }
    String note = "Drawn are the %d of %d layers with the %s.".formatted(drawn, all, why);
    return new Chart(
        chart.id(),
        chart.title(),
        (chart.note() + " " + note).strip(),
        chart.x(),
        chart.y(),
        chart.series(),
        chart.baseline(),
        chart.best(),
        chart.simplest(),
        chart.table());
  }
}
