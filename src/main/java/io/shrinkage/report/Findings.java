package io.shrinkage.report;

import io.shrinkage.report.Layout.Group;
import io.shrinkage.report.Layout.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The titles of charts: each says in one line what its chart shows. */
final class Findings {
  private final Sweep sweep;
  private final Layout layout;

  Findings(Sweep sweep, Layout layout) {
    this.sweep = sweep;
    this.layout = layout;
  }

  /** Names the course of a metric along one series, or its smallest mean over several. */
  String extreme(Metric metric) {
    return course(metric)
        .orElseGet(
            () ->
                sweep
                    .best(metric, false)
                    .map(each -> capital(metric) + " is smallest, " + at(each, metric))
                    .orElse(capital(metric)));
  }

  /** Names the best mean of a metric. */
  String best(Metric metric, boolean highest) {
    String word = highest ? " is highest, " : " is lowest, ";
    return sweep
        .best(metric, highest)
        .map(each -> capital(metric) + word + at(each, metric))
        .orElse(capital(metric));
  }

  String zeros() {
    Zeros zeros = new Zeros(sweep);
    if (zeros.none()) {
      return "No weight is exactly zero" + zeros.aside();
    }
    return zeros
        .most()
        .map(each -> "The share of exactly zero weights is largest, " + at(each, Metric.ZEROS))
        .orElse("Exactly zero weights");
  }

  /** Names the configuration with the most filters and units of these layers that are zero. */
  String zeroGroups(List<LayerZeros> layers) {
    ZeroGroups groups = new ZeroGroups(sweep);
    Quantity share = layers.size() == 1 ? layers.get(0) : Metric.ZERO_GROUPS;
    return groups
        .most(share)
        .map(each -> groups.counts(each, layers))
        .orElse(layers.size() == 1 ? none(layers.get(0)) : "No filter or unit is zero");
  }

  private static String none(LayerZeros layer) {
    return "None of the " + layer.noun() + " of " + layer.label() + " is zero";
  }

  String norm() {
    return course(Metric.WEIGHT_NORM).orElseGet(() -> extreme(Metric.WEIGHT_NORM));
  }

  /** Names the configuration whose objective has the largest share of penalty. */
  String objective() {
    Configuration most = null;
    double share = 0;
    for (Configuration each : sweep.configurations()) {
      if (!each.used().isEmpty() && mean(each, Metric.OBJECTIVE) > 0) {
        double its = mean(each, Metric.PENALTY) / mean(each, Metric.OBJECTIVE);
        most = its > share ? each : most;
        share = Math.max(share, its);
      }
    }
    return most == null
        ? "What the optimizer minimized: the data loss alone"
        : "What the optimizer minimized: up to "
            + Numbers.percent(share)
            + " of it is penalty ("
            + Paths.configuration(most)
            + ")";
  }

  /** Returns "X falls from a to b as lambda rises" where the means of one series say so. */
  private Optional<String> course(Metric metric) {
    if (!layout.single() || !layout.numeric()) {
      return Optional.empty();
    }
    List<Double> means = means(layout.groups().get(0), metric);
    if (means.size() < 3) {
      return Optional.empty();
    }
    boolean falls = true;
    boolean rises = true;
    for (int i = 1; i < means.size(); i++) {
      falls &= means.get(i) < means.get(i - 1);
      rises &= means.get(i) > means.get(i - 1);
    }
    if (!falls && !rises) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s from %s to %s as %s rises"
            .formatted(
                capital(metric),
                falls ? "falls" : "rises",
                metric.text(means.get(0)),
                metric.text(means.get(means.size() - 1)),
                layout.label()));
  }

  private static List<Double> means(Group group, Metric metric) {
    List<Double> means = new ArrayList<>();
    for (Place place : group.places()) {
      OptionalDouble mean = place.configuration().mean(metric);
      mean.ifPresent(means::add);
    }
    return means;
  }

  private static double mean(Configuration configuration, Metric metric) {
    return configuration.mean(metric).orElse(0);
  }

  private static String at(Configuration configuration, Metric metric) {
    return configuration.text(metric) + ", for " + Paths.configuration(configuration);
  }

  static String capital(Metric metric) {
    return Sentences.capitalized(metric.label());
  }
}
