package io.shrinkage.report;

import io.shrinkage.report.Chart.Table;
import java.util.List;

/**
 * Histograms of weights, a row a layer and a column a configuration.
 *
 * @param table the numbers of all layers, drawn or not
 */
public record HistogramGrid(String title, String note, List<Row> rows, Table table) {

  /**
   * One layer.
   *
   * @param color a name for which the page has a color
   * @param reach the axis of all its panels is [-reach, reach]
   */
  public record Row(String layer, String size, String color, double reach, List<Panel> panels) {

    /** Returns the ends of the axis and its middle. */
    public List<String> ticks() {
      String end = Numbers.setting(reach);
      return reach == 0 ? List.of("", "0", "") : List.of("\u2212" + end, "0", end);
    }
  }

  /**
   * One histogram.
   *
   * @param role of its configuration, such as "best"; may be empty
   * @param path the outline of its bins; empty if there are none
   * @param bar the height of the bar of exact zeros, in the units of the path
   * @param caption the share of exact zeros in words
   * @param alternative what a screen reader says instead
   */
  public record Panel(
      String name, String role, String path, double bar, String caption, String alternative) {}
}
