package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The configurations of a sweep over two strengths of its penalty; what else varies is as in one of
 * them.
 *
 * @param x path of the columns' strength
 * @param y path of the rows' strength
 * @param columns strengths, ascending
 * @param rows strengths, ascending
 * @param rest what else varies, in words; empty if nothing does
 */
record StrengthGrid(
    String x,
    String y,
    List<Double> columns,
    List<Double> rows,
    Map<List<Double>, Configuration> places,
    String rest) {

  /** Returns the grid that this configuration is in; empty without two strengths. */
  static Optional<StrengthGrid> of(Sweep sweep, Configuration best) {
    List<SweepAxis> axes =
        sweep.varied().stream().filter(axis -> isAxis(axis, best)).limit(2).toList();
    if (axes.size() < 2 || axes.stream().noneMatch(axis -> Paths.isStrength(axis.path()))) {
      return Optional.empty();
    }
    boolean ratioFirst = !Paths.isStrength(axes.get(0).path());
    String x = axes.get(ratioFirst ? 1 : 0).path();
    String y = axes.get(ratioFirst ? 0 : 1).path();
    Map<List<Double>, Configuration> places = new HashMap<>();
    for (Configuration each : sweep.configurations()) {
      if (apart(each, x, y).equals(apart(best, x, y))) {
        places.put(List.of(value(each, x), value(each, y)), each);
      }
    }
    TreeSet<Double> columns = new TreeSet<>();
    TreeSet<Double> rows = new TreeSet<>();
    places.keySet().forEach(place -> columns.add(place.get(0)));
    places.keySet().forEach(place -> rows.add(place.get(1)));
    return Optional.of(
        new StrengthGrid(
            x, y, List.copyOf(columns), List.copyOf(rows), places, rest(apart(best, x, y))));
  }

  private static boolean isAxis(SweepAxis axis, Configuration best) {
    JsonNode value = best.assignment().get(axis.path());
    return value != null
        && value.isNumber()
        && axis.values().stream().allMatch(JsonNode::isNumber)
        && (Paths.isStrength(axis.path()) || axis.path().endsWith("penalty.l1Ratio"));
  }

  private static Map<String, JsonNode> apart(Configuration configuration, String x, String y) {
    Map<String, JsonNode> rest = new HashMap<>(configuration.assignment());
    rest.keySet().removeAll(List.of(x, y));
    return rest;
  }

  /** Returns a strength; 0.0 is added because a map keeps -0.0 apart from 0.0. */
  private static double value(Configuration configuration, String path) {
    JsonNode value = configuration.assignment().get(path);
    return value == null ? Double.NaN : value.doubleValue() + 0.0;
  }

  private static String rest(Map<String, JsonNode> assignment) {
    List<String> parts = new ArrayList<>();
    assignment.forEach((path, value) -> parts.add(Paths.assignment(path, value)));
    return String.join(", ", parts);
  }

  @Nullable Configuration at(int column, int row) {
    return column < 0 || row < 0 || column >= columns.size() || row >= rows.size()
        ? null
        : places.get(List.of(columns.get(column), rows.get(row)));
  }

  String text(String path, double value) {
    return Paths.isStrength(path) ? Numbers.strength(value) : Numbers.setting(value);
  }

  /** Returns all configurations of the grid, row by row. */
  List<Configuration> configurations() {
    List<Configuration> all = new ArrayList<>();
    for (double row : rows) {
      for (double column : columns) {
        Configuration each = places.get(List.of(column, row));
        if (each != null) {
          all.add(each);
        }
      }
    }
    return all;
  }
}
