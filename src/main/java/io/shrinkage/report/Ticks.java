package io.shrinkage.report;

import io.shrinkage.report.Chart.Axis;
import io.shrinkage.report.Chart.Tick;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Axes of the figures. */
final class Ticks {

  private Ticks() {}

  /** Returns an axis from 0 to 100 %. */
  static Axis percent(String label, int step) {
    List<Tick> ticks = new ArrayList<>();
    for (int at = 0; at <= 100; at += step) {
      ticks.add(new Tick(at, Integer.toString(at)));
    }
    return new Axis(label, "%", 0.0, 100.0, (double) step, ticks, null);
  }

  /**
   * Returns an axis with a row for each label, at 0, 1, 2 and so on.
   *
   * @param gap where the axis is broken; null: nowhere
   */
  static Axis rows(String label, List<String> labels, @Nullable Double gap) {
    List<Tick> ticks = new ArrayList<>();
    labels.forEach(each -> ticks.add(new Tick(ticks.size(), each)));
    return new Axis(label, "", -0.5, labels.size() - 0.5, null, ticks, gap);
  }
}
