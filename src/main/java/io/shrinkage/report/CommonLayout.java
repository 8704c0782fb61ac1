package io.shrinkage.report;

import io.shrinkage.report.Chart.Tick;
import io.shrinkage.report.Layout.Group;
import io.shrinkage.report.Layout.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One x axis for the sweeps of several experiments: that of their strengths where each has one, or
 * the number that all of them sweep; else each experiment has a place of its own.
 */
final class CommonLayout {
  private static final double ZERO = Double.NEGATIVE_INFINITY;

  private final List<ComparedExperiment> experiments;
  private final List<String> colors;

  private CommonLayout(List<ComparedExperiment> experiments) {
    this.experiments = experiments;
    this.colors = Colors.of(experiments.stream().map(CommonLayout::typical).toList());
  }

  /** Returns the configuration whose penalty gives an experiment its color. */
  private static List<Configuration> typical(ComparedExperiment experiment) {
    List<Configuration> penalized = experiment.sweep().penalized();
    return penalized.isEmpty() ? experiment.sweep().configurations() : penalized;
  }

  /** Returns the layout of {@link ComparedExperiments#sweep}. */
  static Layout of(List<ComparedExperiment> experiments) {
    List<Layout> own =
        experiments.stream()
            .map(each -> Layouts.of(each.sweep()).orElseGet(() -> single(each)))
            .toList();
    CommonLayout common = new CommonLayout(experiments);
    return joins(own) ? common.joined(own) : common.apart();
  }

  /** Returns where an experiment without a sweep stands: at its strength. */
  private static Layout single(ComparedExperiment experiment) {
    Configuration only = experiment.sweep().configurations().get(0);
    double strength = only.unpenalized() ? 0 : only.strength();
    double at = strength > 0 ? Math.log10(strength) : 0;
    Double gap = strength > 0 ? null : Double.valueOf(1);
    Tick tick = new Tick(at, Numbers.strength(strength));
    Place place = new Place(at, tick.label(), only);
    Group group = new Group("", "series-0", List.of(place));
    return new Layout("lambda", true, List.of(tick), gap, true, List.of(group));
  }

  private static boolean joins(List<Layout> own) {
    boolean one = own.stream().map(Layout::label).distinct().count() == 1;
    boolean strengths = own.stream().allMatch(CommonLayout::strengths);
    return own.stream().allMatch(Layout::numeric)
        && own.stream().map(Layout::logarithmic).distinct().count() == 1
        && (one || strengths);
  }

  private static boolean strengths(Layout layout) {
    return Paths.STRENGTHS.contains(layout.label());
  }

  private Layout joined(List<Layout> own) {
    NavigableMap<Double, String> labels = new TreeMap<>();
    for (Layout layout : own) {
      layout.ticks().forEach(tick -> labels.putIfAbsent(value(layout, tick.at()), tick.label()));
    }
    List<Double> above = List.copyOf(labels.tailMap(ZERO, false).keySet());
    double step = above.size() > 1 ? Math.max(0.5, above.get(1) - above.get(0)) : 1;
    double zero = above.isEmpty() ? 0 : above.get(0) - step;
    boolean broken = labels.containsKey(ZERO) && !above.isEmpty();
    List<Tick> ticks = new ArrayList<>();
    labels.forEach((value, label) -> ticks.add(new Tick(value == ZERO ? zero : value, label)));
    return new Layout(
        own.stream().map(Layout::label).distinct().collect(Collectors.joining(", ")),
        own.get(0).logarithmic(),
        List.copyOf(ticks),
        broken ? (Double) (zero + step / 2) : null,
        true,
        groups(own, zero, ticks));
  }

  /** Returns a position on an own axis as one that means the same on every axis. */
  private static double value(Layout layout, double at) {
    Double gap = layout.gap();
    double value = nearest(layout, at);
    return gap != null && value < gap ? ZERO : Numbers.rounded(value) + 0.0;
  }

  private static double nearest(Layout layout, double at) {
    return layout.ticks().stream()
        .map(Tick::at)
        .min(Comparator.comparingDouble(each -> Math.abs(each - at)))
        .orElse(at);
  }

  private List<Group> groups(List<Layout> own, double zero, List<Tick> ticks) {
    int count = own.stream().mapToInt(each -> each.groups().size()).sum();
    double dodge = 0.12 * Math.min(1, Layouts.narrowest(ticks) / count);
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Layout layout = own.get(i);
      ComparedExperiment experiment = experiments.get(i);
      for (Group group : layout.groups()) {
        double shift = dodge * (groups.size() - (count - 1) / 2.0);
        List<Place> places = new ArrayList<>();
        for (Place place : group.places()) {
          double value = value(layout, place.x());
          double x = Numbers.rounded((value == ZERO ? zero : value) + shift);
          places.add(new Place(x, place.label(), experiment.labelled(place.configuration())));
        }
        String name =
            layout.single() ? experiment.label() : experiment.label() + ", " + group.name();
        String color = shade(colors.get(i), layout.groups().indexOf(group), layout);
        groups.add(new Group(name, color, List.copyOf(places)));
      }
    }
    return List.copyOf(groups);
  }

  /** Returns an experiment's color, paler for each of its further series. */
  private static String shade(String color, int index, Layout layout) {
    return index == 0 ? color : color + "/paper/" + 60 * index / layout.groups().size();
  }

  private Layout apart() {
    List<Tick> ticks = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (ComparedExperiment each : experiments) {
      int index = ticks.size();
      ticks.add(new Tick(index, each.label()));
      List<Configuration> configurations = each.sweep().configurations();
      List<Place> places = new ArrayList<>();
      for (Configuration its : configurations) {
        double share = (places.size() + 0.5) / configurations.size();
        double x = Numbers.rounded(index + 0.7 * (share - 0.5));
        places.add(new Place(x, Paths.configuration(its), each.labelled(its)));
      }
      groups.add(new Group(each.label(), colors.get(index), List.copyOf(places)));
    }
    return new Layout("experiment", false, List.copyOf(ticks), null, false, List.copyOf(groups));
  }
}
