package io.shrinkage.report;

import io.shrinkage.train.Diagnostics.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The outline of a histogram's bins in a box: an SVG path without the exact zeros. */
final class HistogramShape {
  /** The box, in the units of the path. */
  static final int WIDTH = 200;

  static final int HEIGHT = 60;

  /** The share of a histogram's weights that its row's axis holds at least. */
  private static final double HELD = 0.995;

  private HistogramShape() {}

  /** Returns the smallest edge of a bin within whose distance from 0 nearly all weights lie. */
  static double reach(Histogram histogram) {
    List<Integer> counts = histogram.counts();
    int half = counts.size() / 2;
    double needed = HELD * counts.stream().mapToInt(each -> each).sum();
    long held = 0;
    for (int i = 0; i < half; i++) {
      held += counts.get(half + i) + counts.get(half - 1 - i);
      if (held >= needed) {
        return histogram.limit() * (i + 1) / half;
      }
    }
    return histogram.limit();
  }

  /**
   * Returns the path, as high as the box at the fullest bin; empty if all weights are 0.
   *
   * @param reach the box shows [-reach, reach]
   */
  static String path(Histogram histogram, double reach) {
    List<Integer> counts = merged(histogram.counts());
    int highest = counts.stream().mapToInt(each -> each).max().orElse(0);
    if (highest == 0 || reach == 0) {
      return "";
    }
    double width = 2 * histogram.limit() / counts.size();
    StringBuilder path = new StringBuilder();
    double end = 0;
    for (int i = 0; i < counts.size(); i++) {
      double from = position(-histogram.limit() + i * width, reach);
      double to = position(-histogram.limit() + (i + 1) * width, reach);
      if (to > from) {
        if (path.length() == 0) {
          path.append("M").append(tenths(from)).append(" ").append(HEIGHT);
        }
        path.append("V").append(tenths(HEIGHT * (1 - counts.get(i) / (double) highest)));
        path.append("H").append(tenths(to));
        end = to;
      }
    }
    return path.append("V").append(HEIGHT).append(end > 0 ? "Z" : "").toString();
  }

  private static double position(double weight, double reach) {
    return Math.max(0, Math.min(WIDTH, (weight / reach + 1) / 2 * WIDTH));
  }

  /** Joins bins, the same number on each side of 0, so that few weights make no comb. */
  private static List<Integer> merged(List<Integer> counts) {
    int total = counts.stream().mapToInt(each -> each).sum();
    int joined = total < 600 ? 3 : total < 3000 ? 2 : 1;
    if (counts.size() / 2 % joined != 0) {
      return counts;
    }
    List<Integer> merged = new ArrayList<>();
    for (int i = 0; i < counts.size(); i += joined) {
      merged.add(counts.subList(i, i + joined).stream().mapToInt(each -> each).sum());
    }
    return merged;
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
  }
}
