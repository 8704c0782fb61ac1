package io.shrinkage.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Point;
import io.shrinkage.report.Chart.Series;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page's script draws in a figure. */
sealed interface Drawing {

  /**
   * Points and lines over two axes of numbers or of rows.
   *
   * @param reference a thin dashed line, such as the diagonal; may be empty
   */
  record Plane(Axis x, Axis y, List<Series> series, List<Point> reference) implements Drawing {}

  /**
   * Cells over two axes whose ticks are at 0, 1, 2 and so on.
   *
   * @param topDown whether the first row is at the top
   * @param scale what the strength of a cell's color means
   * @param cells those that are drawn; the others stay empty
   * @param outline strokes along the borders of cells
   */
  record Heat(Axis x, Axis y, boolean topDown, Scale scale, List<Cell> cells, List<Stroke> outline)
      implements Drawing {}

  /**
   * What the strength of a cell's color means.
   *
   * @param weak the value of the palest color, which those beyond have too
   * @param strong the value of the strongest color
   * @param from the palest color's value as text
   * @param to the strongest color's value as text
   */
  record Scale(String label, double weak, double strong, String from, String to) {}

  /**
   * A cell.
   *
   * @param value on the scale; null: the cell has no color
   * @param text in the cell, where there is room
   * @param tip what is said when it is pointed at
   * @param best whether it is marked as the best
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Cell(int x, int y, @Nullable Double value, String text, String tip, boolean best) {}

  /** A line between two points of the axes. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Stroke(double x1, double y1, double x2, double y2) {}
}
