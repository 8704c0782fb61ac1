package io.shrinkage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tables on a terminal. */
final class Columns {
  private Columns() {}

  /**
   * Returns a line a row, columns one below the other.
   *
   * @param rows of one length, the head among them
   * @param left the columns of text; the others are numbers and end below each other
   */
  static List<String> aligned(List<List<String>> rows, Set<Integer> left) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ")
            .append(left.contains(i) ? row.get(i) + gap : gap + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
