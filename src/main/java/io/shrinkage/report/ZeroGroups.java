package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sweep's runs say about filters and units that are exactly zero as a whole. */
record ZeroGroups(Sweep sweep) {
  private static final Set<String> TYPES = Set.of("group-lasso", "sparse-group-lasso");

  /** As many layers as a chart has colors. */
  private static final int LAYERS = 6;

  /** Returns whether they are worth a word: there are some, or a penalty that makes some. */
  boolean matter() {
    return epochs().anyMatch(epoch -> Metric.ZERO_GROUPS.of(epoch) > 0)
        || sweep.configurations().stream().anyMatch(each -> TYPES.contains(each.penaltyType()));
  }

  private Stream<EpochMetrics> epochs() {
    return sweep.runs().stream().map(StoredRun::last).flatMap(Stream::ofNullable);
  }

  /** Returns the layers that have zero groups in a mean, from the input on; all if none has. */
  List<LayerZeros> layers() {
    List<LayerZeros> all =
        epochs()
            .findFirst()
            .map(epoch -> epoch.layers().stream().filter(it -> it.groups() > 0))
            .orElse(Stream.of())
            .map(LayerZeros::of)
            .toList();
    List<LayerZeros> some = all.stream().filter(layer -> highest(layer) > 0).toList();
    List<LayerZeros> shown = some.isEmpty() ? all : some;
    Set<LayerZeros> first =
        shown.stream()
            .sorted(Comparator.<LayerZeros>comparingDouble(this::highest).reversed())
            .limit(LAYERS)
            .collect(Collectors.toSet());
    return shown.stream().filter(first::contains).toList();
  }

  private double highest(LayerZeros layer) {
    return sweep.configurations().stream()
        .mapToDouble(each -> each.mean(layer).orElse(0))
        .max()
        .orElse(0);
  }

  /** Returns the configuration with the most of them, the first of equals; empty if none has. */
  Optional<Configuration> most() {
    return most(Metric.ZERO_GROUPS);
  }

  Optional<Configuration> most(Quantity share) {
    ToDoubleFunction<Configuration> mean = each -> each.mean(share).orElse(0);
    return sweep.configurations().stream()
        .filter(each -> mean.applyAsDouble(each) > 0)
        .reduce(
            (first, each) -> mean.applyAsDouble(each) > mean.applyAsDouble(first) ? each : first);
  }

  /** Returns a sentence without its end, such as "At lambda = 1e-3, 12 of 32 filters of 0-conv". */
  String counts(Configuration configuration, List<LayerZeros> layers) {
    List<String> counts =
        layers.stream()
            .filter(layer -> configuration.mean(layer).orElse(0) > 0)
            .map(layer -> configuration.text(layer) + " " + layer.noun() + " of " + layer.label())
            .toList();
    return Sentences.capitalized(new Naming(sweep).at(configuration))
        + ", "
        + listed(counts)
        + " are exactly zero"
        + Naming.over(configuration);
  }

  private static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
