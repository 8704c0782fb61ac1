package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.report.Chart.Tick;
import io.shrinkage.report.Layout.Group;
import io.shrinkage.report.Layout.Place;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the x axis of a sweep: its first penalty strength, else the strengths of its penalty
 * objects, else its first numeric axis, else its first axis as categories. What else varies makes
 * series.
 */
final class Layouts {
  /** Beyond this ratio of largest to smallest value an axis is logarithmic. */
  private static final double LOG_FROM = 20;

  private final Sweep sweep;

  private Layouts(Sweep sweep) {
    this.sweep = sweep;
  }

  /** Returns the layout; empty if nothing but the seed varies. */
  static Optional<Layout> of(Sweep sweep) {
    return sweep.varied().isEmpty() ? Optional.empty() : Optional.of(new Layouts(sweep).choose());
  }

  private Layout choose() {
    for (SweepAxis axis : sweep.varied()) {
      if (Paths.isStrength(axis.path()) && numbers(axis)) {
        return numeric(axis, true);
      }
    }
    for (SweepAxis axis : sweep.varied()) {
      if (axis.path().equals("penalty")) {
        return penalties(axis);
      }
    }
    for (SweepAxis axis : sweep.varied()) {
      if (numbers(axis)) {
        return numeric(axis, logarithmic(axis));
      }
    }
    SweepAxis first = sweep.varied().get(0);
    return categories(
        Paths.name(first.path()),
        each -> Paths.value(first.path(), value(each, first)),
        each -> others(each, first));
  }

  private Layout numeric(SweepAxis axis, boolean logarithmic) {
    ToDoubleFunction<Configuration> x = each -> value(each, axis).doubleValue();
    Function<Double, String> label =
        Paths.isStrength(axis.path()) ? Numbers::strength : Numbers::setting;
    return positioned(Paths.name(axis.path()), logarithmic, x, label, each -> others(each, axis));
  }

  private Layout penalties(SweepAxis axis) {
    Function<Configuration, String> group = each -> joined(kind(each, axis), others(each, axis));
    Map<String, Long> strengths =
        sweep.configurations().stream()
            .filter(each -> !each.unpenalized())
            .collect(
                Collectors.groupingBy(
                    group,
                    Collectors.mapping(
                        Configuration::strength,
                        Collectors.collectingAndThen(
                            Collectors.toSet(), set -> (long) set.size()))));
    if (strengths.values().stream().noneMatch(count -> count > 1)) {
      return categories(
          "penalty", each -> Paths.tick(value(each, axis)), each -> others(each, axis));
    }
    return positioned("lambda", true, Configuration::strength, Numbers::strength, group);
  }

  private Layout positioned(
      String label,
      boolean logarithmic,
      ToDoubleFunction<Configuration> x,
      Function<Double, String> tick,
      Function<Configuration, String> group) {
    NavigableMap<Double, Double> positions = new TreeMap<>();
    // 0.0 is added because a map keeps -0.0 apart from 0.0
    sweep.configurations().forEach(each -> positions.put(x.applyAsDouble(each) + 0.0, 0.0));
    positions.replaceAll((value, zero) -> logarithmic ? Math.log10(value) : value);
    Double gap = logarithmic ? breakAtZero(positions) : null;
    List<Tick> ticks =
        positions.entrySet().stream()
            .map(entry -> new Tick(entry.getValue(), tick.apply(entry.getKey())))
            .toList();
    return new Layout(
        label,
        logarithmic,
        ticks,
        gap,
        true,
        groups(
            group,
            each -> {
              double value = x.applyAsDouble(each) + 0.0;
              return new Tick(positions.getOrDefault(value, 0.0), tick.apply(value));
            },
            ticks));
  }

  private Layout categories(
      String label,
      Function<Configuration, String> category,
      Function<Configuration, String> group) {
    Map<String, Tick> ticks = new LinkedHashMap<>();
    for (Configuration each : sweep.configurations()) {
      String name = category.apply(each);
      ticks.putIfAbsent(name, new Tick(ticks.size(), name));
    }
    List<Tick> all = List.copyOf(ticks.values());
    Function<Configuration, Tick> at = each -> ticks.getOrDefault(category.apply(each), all.get(0));
    List<Group> groups = groups(group, at, all);
    return new Layout(
        label,
        false,
        all,
        null,
        false,
        groups.size() > 1
            ? groups
            : List.of(new Group(groups.get(0).name(), "series-0", groups.get(0).places())));
  }

  private List<Group> groups(
      Function<Configuration, String> name, Function<Configuration, Tick> at, List<Tick> ticks) {
    Map<String, List<Configuration>> members =
        sweep.configurations().stream()
            .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    double dodge = 0.12 * Math.min(1, narrowest(ticks) / members.size());
    List<Group> groups = new ArrayList<>();
    List<String> colors = Colors.of(members.values());
    for (var entry : members.entrySet()) {
      double shift = dodge * (groups.size() - (members.size() - 1) / 2.0);
      List<Place> places = new ArrayList<>();
      for (Configuration each : entry.getValue()) {
        Tick tick = at.apply(each);
        places.add(new Place(Numbers.rounded(tick.at() + shift), tick.label(), each));
      }
      places.sort(Comparator.comparingDouble(Place::x));
      groups.add(new Group(entry.getKey(), colors.get(groups.size()), List.copyOf(places)));
    }
    return List.copyOf(groups);
  }

  /** Gives 0, if it is there, a place left of the smallest value, and returns the middle. */
  private static @Nullable Double breakAtZero(NavigableMap<Double, Double> positions) {
    if (!positions.containsKey(0.0) || positions.size() == 1) {
      return null;
    }
    List<Double> logs = List.copyOf(positions.tailMap(0.0, false).values());
    double step = logs.size() > 1 ? Math.max(0.5, logs.get(1) - logs.get(0)) : 1;
    positions.put(0.0, logs.get(0) - step);
    return logs.get(0) - step / 2;
  }

  /** Returns the smallest distance of two ticks, at most 1. */
  static double narrowest(List<Tick> ticks) {
    double narrowest = 1;
    for (int i = 1; i < ticks.size(); i++) {
      narrowest = Math.min(narrowest, ticks.get(i).at() - ticks.get(i - 1).at());
    }
    return narrowest;
  }

  private static boolean numbers(SweepAxis axis) {
    return axis.values().stream().allMatch(JsonNode::isNumber);
  }

  private static boolean logarithmic(SweepAxis axis) {
    var summary = axis.values().stream().mapToDouble(JsonNode::doubleValue).summaryStatistics();
    return summary.getMin() > 0 && summary.getMax() >= LOG_FROM * summary.getMin();
  }

  private static JsonNode value(Configuration configuration, SweepAxis axis) {
    JsonNode value = configuration.assignment().get(axis.path());
    return value == null ? MissingNode.getInstance() : value;
  }

  /** Returns the penalty object without its strengths, as a name. */
  private static String kind(Configuration configuration, SweepAxis axis) {
    JsonNode penalty = value(configuration, axis).deepCopy();
    if (penalty instanceof ObjectNode object) {
      object.remove(List.of("lambda", "lambda1", "lambda2"));
      Double lambda1 = configuration.strengths().get("lambda1");
      if (lambda1 != null && !object.has("l1Ratio") && configuration.strength() > 0) {
        object.put("l1Ratio", Numbers.rounded(lambda1 / configuration.strength()));
      }
    }
    return Paths.penaltyObject(penalty);
  }

  /** Returns what varies besides this axis, as a name; empty if nothing does. */
  private String others(Configuration configuration, SweepAxis axis) {
    return sweep.varied().stream()
        .filter(other -> !other.path().equals(axis.path()))
        .map(other -> Paths.assignment(other.path(), value(configuration, other)))
        .collect(Collectors.joining(", "));
  }

  private static String joined(String first, String second) {
    return second.isEmpty() ? first : first + ", " + second;
  }
}
