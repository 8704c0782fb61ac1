package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Contrast.Column;
import io.shrinkage.report.HistogramGrid.Panel;
import io.shrinkage.report.HistogramGrid.Row;
import io.shrinkage.train.Diagnostics.Histogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the grid of weight histograms. Each panel is one run, not a sum over seeds: the bins of two
 * runs have other edges, and all panels of a row began with the same weights.
 */
final class Histograms {
  private static final int COLUMNS = 5;
  private static final int ROWS = 8;
  private static final String NONE = "\u2013";

  private final Contrast contrast;
  private final List<Column> columns;

  private Histograms(Contrast contrast) {
    this.contrast = contrast;
    this.columns = contrast.columns(COLUMNS);
  }

  /** Returns the histograms; empty if no usable run has any. */
  static Optional<HistogramGrid> of(Sweep sweep, @Nullable Layout layout) {
    return Contrast.of(sweep, layout, each -> !each.histograms().isEmpty())
        .map(contrast -> new Histograms(contrast).grid());
  }

  private HistogramGrid grid() {
    List<String> all =
        columns.stream()
            .flatMap(each -> each.weights().histograms().stream())
            .map(Histogram::layer)
            .distinct()
            .toList();
    List<String> drawn = spread(all);
    return new HistogramGrid(
        title(drawn), note(drawn.size(), all.size()), rows(all, drawn), table(all));
  }

  /** Returns at most so many layers as there are rows, the first and the last among them. */
  private static List<String> spread(List<String> layers) {
    int rows = Math.min(ROWS, layers.size());
    return Stream.iterate(0, i -> i + 1)
        .limit(rows)
        .map(i -> layers.get(rows == 1 ? 0 : i * (layers.size() - 1) / (rows - 1)))
        .toList();
  }

  private Optional<HistogramCell> cell(Column column, String layer) {
    return column.weights().histograms().stream()
        .filter(each -> each.layer().equals(layer))
        .map(each -> new HistogramCell(column, each))
        .findFirst();
  }

  private List<HistogramCell> cells(String layer) {
    return columns.stream().flatMap(each -> cell(each, layer).stream()).toList();
  }

  private List<Row> rows(List<String> all, List<String> drawn) {
    List<Row> rows = new ArrayList<>();
    for (String layer : drawn) {
      List<HistogramCell> cells = cells(layer);
      double reach =
          cells.stream()
              .mapToDouble(each -> HistogramShape.reach(each.histogram()))
              .max()
              .orElse(0);
      List<Panel> panels = columns.stream().map(each -> panel(each, layer, reach)).toList();
      String size = Numbers.counted(cells.get(0).weights(), "weight");
      rows.add(new Row(layer, size, LayerColors.of(all, drawn).of(layer), reach, panels));
    }
    return rows;
  }

  private Panel panel(Column column, String layer, double reach) {
    return cell(column, layer)
        .map(cell -> cell.panel(reach))
        .orElseGet(() -> new Panel(column.name(), column.role(), "", 0, "no such layer", NONE));
  }

  /** Names the layer whose weights change most from the first configuration to the last. */
  private String title(List<String> drawn) {
    return drawn.stream()
        .map(this::cells)
        .filter(cells -> cells.size() > 1 && Double.isFinite(change(cells)))
        .max(Comparator.comparingDouble(Histograms::change))
        .map(this::finding)
        .orElse("Weights by value, " + contrast.whose(columns));
  }

  private static double change(List<HistogramCell> cells) {
    return Math.abs(Math.log(cells.get(cells.size() - 1).rms() / cells.get(0).rms()));
  }

  private String finding(List<HistogramCell> cells) {
    Naming naming = new Naming(contrast.sweep());
    HistogramCell first = cells.get(0);
    HistogramCell last = cells.get(cells.size() - 1);
    return "The weights of %s %s most: root mean square %s %s, %s %s%s (%s)"
        .formatted(
            first.histogram().layer(),
            last.rms() < first.rms() ? "narrow" : "widen",
            Numbers.setting(first.rms()),
            naming.at(first.column().configuration()),
            Numbers.setting(last.rms()),
            naming.at(last.column().configuration()),
            last.zeros() == 0
                ? ""
                : ", where " + Numbers.percent(last.zeros()) + " are exactly zero",
            contrast.whose(columns));
  }

  private String note(int drawn, int all) {
    List<String> notes = new ArrayList<>();
    notes.add("One run each: " + contrast.whose(columns) + ".");
    notes.add(
        "The bar at the left is the share of weights that are exactly 0, which are in no bin.");
    notes.add(
        "Each panel is as high as its fullest bin; a row has one axis, with at least 99.5\u00a0% of"
            + " the other weights of every panel.");
    if (drawn < all) {
      notes.add("%d of %d layers are drawn; the table has all.".formatted(drawn, all));
    }
    return String.join(" ", notes);
  }

  private Table table(List<String> layers) {
    List<List<String>> rows = new ArrayList<>();
    for (String layer : layers) {
      cells(layer).forEach(each -> rows.add(each.row()));
    }
    return new Table(
        List.of(
            "layer",
            "network",
            "weights",
            "exactly zero",
            "share",
            "root mean square",
            "largest |weight|"),
        rows,
        2);
  }
}
