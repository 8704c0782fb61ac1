package io.shrinkage.report;

import io.shrinkage.report.Chart.Dot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The dots of a chart: one a run, or fewer where a browser could not draw them all.
 *
 * @param most how many a place may have
 */
record Dots(int most) {
  /** A line of a chart has no more. */
  private static final int MOST = 2_000;

  /** Returns how many each of so many places may have: none where it were less than two. */
  static Dots of(int runs, int places) {
    int share = MOST / Math.max(1, places);
    return new Dots(runs <= MOST ? Integer.MAX_VALUE : share < 2 ? 0 : share);
  }

  /** Returns of each place the lowest and the highest and, as many as may be, evenly between. */
  List<Dot> thinned(List<Dot> all) {
    Map<Double, List<Dot>> places =
        all.stream()
            .collect(Collectors.groupingBy(Dot::x, LinkedHashMap::new, Collectors.toList()));
    List<Dot> thinned = new ArrayList<>();
    places.values().forEach(dots -> thinned.addAll(some(dots)));
    return thinned;
  }

  private List<Dot> some(List<Dot> dots) {
    if (dots.size() <= most) {
      return dots;
    }
    List<Dot> rising = dots.stream().sorted(Comparator.comparingDouble(Dot::y)).toList();
    List<Dot> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(rising.get(Math.toIntExact((long) i * (rising.size() - 1) / (most - 1))));
    }
    return some;
  }

  /** Returns a sentence on what is left out of places with so many runs; empty where nothing is. */
  String note(int runs) {
    if (runs <= most) {
      return "";
    }
    return most == 0
        ? "Single runs are too many to be drawn; the table of runs has them."
        : "Of every configuration %d of %s are drawn, the lowest and the highest among them; the table of runs has all."
            .formatted(most, Numbers.counted(runs, "run"));
  }
}
