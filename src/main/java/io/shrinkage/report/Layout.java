package io.shrinkage.report;

import io.shrinkage.report.Chart.Tick;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the configurations of a sweep stand on the charts: a position on the x axis and a series.
 *
 * @param label of the x axis
 * @param logarithmic whether positions are log10 of the values
 * @param ticks the values that were swept
 * @param gap where the axis is broken between 0 and the smallest value; null: nowhere
 * @param numeric whether positions are numbers, so that lines may join them
 * @param groups the series, at least one
 */
record Layout(
    String label,
    boolean logarithmic,
    List<Tick> ticks,
    @Nullable Double gap,
    boolean numeric,
    List<Group> groups) {

  /**
   * A series.
   *
   * @param color a name for which the page has a color
   */
  record Group(String name, String color, List<Place> places) {}

  /**
   * Where one configuration stands.
   *
   * @param x the position, a little beside its tick where several series share the tick
   * @param label the tick's label
   */
  record Place(double x, String label, Configuration configuration) {}

  /** Returns whether there is one series only, so that it needs no name. */
  boolean single() {
    return groups.size() == 1;
  }

  /** Returns the position of a configuration. */
  @Nullable Double position(Configuration configuration) {
    for (Group group : groups) {
      for (Place place : group.places()) {
        if (Sweep.same(place.configuration(), configuration)) {
          return place.x();
        }
      }
    }
    return null;
  }
}
