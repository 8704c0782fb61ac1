package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Table;
import io.shrinkage.report.Drawing.Cell;
import io.shrinkage.report.Drawing.Heat;
import io.shrinkage.report.Drawing.Scale;
import io.shrinkage.report.Drawing.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Heat maps of a mean over two strengths, with the one-standard-error contour. */
final class StrengthMaps {
  /** The palest color stands so many times as far from the best as the median does. */
  private static final double REACH = 2.5;

  private final Sweep sweep;
  private final StrengthGrid grid;

  private StrengthMaps(Sweep sweep, StrengthGrid grid) {
    this.sweep = sweep;
    this.grid = grid;
  }

  /** Returns the maps of accuracy and of loss; empty unless two strengths vary. */
  static List<Figure> of(Sweep sweep, Configuration best) {
    return StrengthGrid.of(sweep, best)
        .map(grid -> new StrengthMaps(sweep, grid))
        .map(
            maps ->
                List.of(
                    maps.figure("accuracy-map", Metric.VALIDATION_ACCURACY, true),
                    maps.figure("loss-map", Metric.VALIDATION_LOSS, false)))
        .orElse(List.of());
  }

  private Figure figure(String id, Metric metric, boolean highest) {
    Contour contour = new Contour(grid, metric, highest, best(metric, highest));
    return new Figure(
        id,
        "heat",
        title(metric, highest, contour),
        note(contour),
        "",
        new Heat(
            axis(grid.x(), grid.columns()),
            axis(grid.y(), grid.rows()),
            false,
            scale(metric, highest),
            cells(metric, contour),
            strokes(contour)),
        table(metric, contour));
  }

  private Optional<Configuration> best(Metric metric, boolean highest) {
    return sweep
        .only(grid.configurations())
        .best(metric, highest)
        .filter(each -> !each.used().isEmpty());
  }

  private String title(Metric metric, boolean highest, Contour contour) {
    String start =
        contour
            .best()
            .map(
                best ->
                    "%s is %s, %s, at %s"
                        .formatted(
                            Findings.capital(metric),
                            highest ? "highest" : "lowest",
                            best.text(metric),
                            Paths.settings(best)))
            .orElse(Findings.capital(metric));
    return contour.error().isEmpty() ? start : start + "; " + within(contour);
  }

  private String within(Contour contour) {
    int others = grid.configurations().size() - 1;
    long within = contour.within() - 1;
    String subject =
        within == others
            ? "all %d others are".formatted(others)
            : within == 0
                ? "none of the %d others is".formatted(others)
                : "%d of the %d others %s".formatted(within, others, within == 1 ? "is" : "are");
    return subject + " within one standard error";
  }

  private String note(Contour contour) {
    String rest = grid.rest().isEmpty() ? "" : " Shown for " + grid.rest() + ".";
    String dot = "Means over " + sweep.repetitions().noun() + "s; the star is the best. ";
    return dot + contour.note() + rest;
  }

  private Axis axis(String path, List<Double> values) {
    return Ticks.rows(
        Paths.name(path),
        values.stream().map(value -> grid.text(path, value)).toList(),
        values.size() > 1 && values.get(0) == 0 && Paths.isStrength(path) ? 0.5 : null);
  }

  private Scale scale(Metric metric, boolean highest) {
    double[] means =
        grid.configurations().stream()
            .flatMapToDouble(each -> each.mean(metric).stream())
            .sorted()
            .toArray();
    if (means.length == 0) {
      return new Scale(metric.label(), 0, 1, "", "");
    }
    double best = highest ? means[means.length - 1] : means[0];
    double worst = highest ? means[0] : means[means.length - 1];
    double reach = best + REACH * (means[means.length / 2] - best);
    double weak = highest ? Math.max(worst, reach) : Math.min(worst, reach);
    if (weak == best) {
      weak = worst;
    }
    String beyond = weak == worst ? "" : highest ? "\u2264\u00a0" : "\u2265\u00a0";
    return new Scale(
        metric.label(),
        metric.shown(weak),
        metric.shown(best),
        beyond + metric.text(weak),
        metric.text(best));
  }

  private List<Cell> cells(Metric metric, Contour contour) {
    List<Cell> cells = new ArrayList<>();
    for (int y = 0; y < grid.rows().size(); y++) {
      for (int x = 0; x < grid.columns().size(); x++) {
        Configuration each = grid.at(x, y);
        if (each != null) {
          cells.add(cell(x, y, each, metric, contour));
        }
      }
    }
    return cells;
  }

  private static Cell cell(int x, int y, Configuration each, Metric metric, Contour contour) {
    boolean best = contour.best().filter(it -> Sweep.same(it, each)).isPresent();
    if (each.used().isEmpty()) {
      String outcome = (each.stopped() ? Outcome.STOPPED : Outcome.of(each.runs().get(0))).label();
      return new Cell(x, y, null, outcome, Paths.settings(each) + ": " + outcome, false);
    }
    double mean = each.mean(metric).orElse(0);
    String partly = each.sound() ? "" : "*";
    String tip =
        Paths.settings(each) + ": " + each.text(metric) + ", " + each.over() + contour.tip(each);
    String text = each.text(metric).replaceAll("\u00a0.*", "") + partly;
    return new Cell(x, y, metric.shown(mean), text, tip, best);
  }

  private List<Stroke> strokes(Contour contour) {
    List<Stroke> strokes = new ArrayList<>();
    for (int y = 0; y < grid.rows().size(); y++) {
      for (int x = 0; x < grid.columns().size(); x++) {
        if (contour.contains(x, y)) {
          border(strokes, contour, x, y);
        }
      }
    }
    return strokes;
  }

  private static void border(List<Stroke> strokes, Contour contour, int x, int y) {
    if (!contour.contains(x - 1, y)) {
      strokes.add(new Stroke(x - 0.5, y - 0.5, x - 0.5, y + 0.5));
    }
    if (!contour.contains(x + 1, y)) {
      strokes.add(new Stroke(x + 0.5, y - 0.5, x + 0.5, y + 0.5));
    }
    if (!contour.contains(x, y - 1)) {
      strokes.add(new Stroke(x - 0.5, y - 0.5, x + 0.5, y - 0.5));
    }
    if (!contour.contains(x, y + 1)) {
      strokes.add(new Stroke(x - 0.5, y + 0.5, x + 0.5, y + 0.5));
    }
  }

  private Table table(Metric metric, Contour contour) {
    List<List<String>> rows = new ArrayList<>();
    for (int y = 0; y < grid.rows().size(); y++) {
      for (int x = 0; x < grid.columns().size(); x++) {
        Configuration each = grid.at(x, y);
        if (each != null) {
          rows.add(
              List.of(
                  grid.text(grid.x(), grid.columns().get(x)),
                  grid.text(grid.y(), grid.rows().get(y)),
                  each.used().isEmpty() ? "\u2013" : each.text(metric),
                  each.used().size() + " of " + each.runs().size(),
                  contour.contains(x, y) ? "yes" : contour.error().isEmpty() ? "\u2013" : "no"));
        }
      }
    }
    return new Table(
        List.of(
            Paths.name(grid.x()),
            Paths.name(grid.y()),
            "mean",
            "runs in the mean",
            "within one standard error"),
        rows,
        0);
  }
}
