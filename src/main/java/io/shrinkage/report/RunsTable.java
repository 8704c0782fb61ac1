package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sortable table of runs.
 *
 * @param columns heads
 * @param rows in plan order
 */
public record RunsTable(List<Column> columns, List<Row> rows) {
  private static final String NONE = "\u2013";
  private static final List<Metric> METRICS =
      List.of(
          Metric.TRAIN_ACCURACY,
          Metric.VALIDATION_ACCURACY,
          Metric.ACCURACY_GAP,
          Metric.TRAIN_LOSS,
          Metric.VALIDATION_LOSS,
          Metric.LOSS_GAP,
          Metric.PENALTY,
          Metric.ZEROS,
          Metric.ZERO_GROUPS,
          Metric.WEIGHT_NORM);

  /** Metrics that the other columns say more directly. */
  private static final Set<Metric> EXTRA = Set.of(Metric.PENALTY, Metric.WEIGHT_NORM);

  /**
   * A head; numeric columns are right-aligned and sorted by value.
   *
   * @param extra whether a reader has to choose the column before it is shown
   */
  public record Column(String name, boolean numeric, boolean extra) {
    Column(String name, boolean numeric) {
      this(name, numeric, false);
    }
  }

  /**
   * One run.
   *
   * @param id the run's id, the row's head
   * @param status a word of {@link Outcome}
   * @param cells of the columns but the first
   */
  public record Row(String id, String status, List<Cell> cells) {}

  /**
   * One value of a run.
   *
   * @param text as shown
   * @param sort what it is sorted by: a number, or the text; empty sorts last
   */
  public record Cell(String text, String sort, boolean numeric) {
    static Cell of(String text) {
      return new Cell(text, text, false);
    }

    static Cell of(String text, double value) {
      return Double.isFinite(value)
          ? new Cell(text, Double.toString(value), true)
          : new Cell(text, "", true);
    }
  }

  /**
   * Makes the table.
   *
   * @param groups whether filters and units that are zero get a column
   */
  static RunsTable of(List<SweepAxis> axes, List<StoredRun> runs, boolean groups) {
    List<Metric> metrics = new ArrayList<>(METRICS);
    if (!groups) {
      metrics.remove(Metric.ZERO_GROUPS);
    }
    List<SweepAxis> swept = axes.stream().filter(axis -> !axis.path().equals("seed")).toList();
    List<Column> columns = new ArrayList<>(List.of(new Column("run", false)));
    columns.add(new Column("status", false));
    swept.forEach(axis -> columns.add(new Column(Paths.name(axis.path()), numeric(axis))));
    columns.add(new Column("seed", true));
    metrics.forEach(metric -> columns.add(new Column(head(metric), true, EXTRA.contains(metric))));
    columns.add(new Column("best epoch", true));
    columns.add(new Column("loss at best epoch", true, true));
    columns.add(new Column("seconds", true));
    return new RunsTable(columns, runs.stream().map(run -> row(swept, metrics, run)).toList());
  }

  private static boolean numeric(SweepAxis axis) {
    return axis.values().stream().allMatch(value -> value.isNumber());
  }

  private static Row row(List<SweepAxis> swept, List<Metric> metrics, StoredRun run) {
    String status = Outcome.of(run).label();
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(Stops.of(run).orElse(status))));
    for (SweepAxis axis : swept) {
      var value = run.assignment().get(axis.path());
      if (value == null) {
        cells.add(Cell.of(NONE));
      } else if (numeric(axis)) {
        cells.add(Cell.of(Paths.value(axis.path(), value), value.doubleValue()));
      } else {
        cells.add(Cell.of(Paths.value(axis.path(), value)));
      }
    }
    cells.add(Cell.of(Long.toString(run.seed()), run.seed()));
    EpochMetrics last = run.last();
    metrics.forEach(metric -> cells.add(cell(metric, last)));
    EpochMetrics best = run.best();
    cells.add(best == null ? missing() : Cell.of(Integer.toString(best.epoch()), best.epoch()));
    cells.add(cell(Metric.VALIDATION_LOSS, best));
    cells.add(last == null ? missing() : Cell.of(Numbers.tenths(run.seconds()), run.seconds()));
    return new Row(run.id(), status, cells);
  }

  private static Cell cell(Metric metric, @Nullable EpochMetrics epoch) {
    return epoch == null ? missing() : Cell.of(bare(metric, metric.of(epoch)), metric.of(epoch));
  }

  private static String head(Metric metric) {
    return metric.unit().isEmpty() ? metric.label() : metric.label() + ", " + metric.unit();
  }

  /** Returns the value without its unit, which stands in the head. */
  private static String bare(Metric metric, double value) {
    return metric.text(value).replace("\u00a0" + metric.unit(), "");
  }

  private static Cell missing() {
    return new Cell(NONE, "", true);
  }
}
