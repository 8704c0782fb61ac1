package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.spec.SweepAxis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * An experiment's runs as configurations, and which of them is the baseline of which. What follows
 * from these is found once, as every row and chart of a report asks for it.
 */
final class Sweep {
  /** Means that are no further apart than this are equal but for rounding. */
  static final double TIE = 1e-9;

  private final Measure measure;
  private final Set<String> named;
  private final List<SweepAxis> varied;
  private final List<Configuration> configurations;

  private final Lazy<Baselines> baselines = Lazy.of(() -> Baselines.of(this));
  private final Lazy<Repetitions> repetitions = Lazy.of(() -> Repetitions.of(runs()));
  private final Lazy<Optional<Configuration>> best = Lazy.of(this::findBest);
  private final Lazy<Optional<Configuration>> bestCompared = Lazy.of(this::findBestCompared);
  private final Lazy<Optional<Configuration>> lambda1se = Lazy.of(this::findLambda1se);

  /**
   * Makes a sweep.
   *
   * @param measure by which they are compared
   * @param named ids of the runs that the spec names as baseline; empty: it names none
   * @param varied the axes with more than one value, without seeds and folds
   * @param configurations in plan order
   */
  Sweep(
      Measure measure,
      Set<String> named,
      List<SweepAxis> varied,
      List<Configuration> configurations) {
    this.measure = measure;
    this.named = Set.copyOf(named);
    this.varied = List.copyOf(varied);
    this.configurations = List.copyOf(configurations);
  }

  static Sweep of(StoredExperiment experiment) {
    Map<Map<String, JsonNode>, List<StoredRun>> groups = new LinkedHashMap<>();
    for (StoredRun run : experiment.runs()) {
      groups
          .computeIfAbsent(Repetition.configuration(run.assignment()), key -> new ArrayList<>())
          .add(run);
    }
    List<Configuration> configurations = new ArrayList<>();
    groups.forEach((key, runs) -> configurations.add(new Configuration(key, runs)));
    List<SweepAxis> varied =
        experiment.axes().stream()
            .filter(axis -> !Repetition.isAxis(axis.path()) && axis.values().size() > 1)
            .toList();
    return new Sweep(
        Measure.of(experiment.spec()), experiment.baseline(), varied, List.copyOf(configurations));
  }

  Measure measure() {
    return measure;
  }

  Set<String> named() {
    return named;
  }

  List<SweepAxis> varied() {
    return varied;
  }

  List<Configuration> configurations() {
    return configurations;
  }

  List<StoredRun> runs() {
    return configurations.stream().flatMap(each -> each.runs().stream()).toList();
  }

  List<StoredRun> with(Outcome outcome) {
    return configurations.stream().flatMap(each -> each.with(outcome).stream()).toList();
  }

  /** Returns the distinct repetitions in plan order. */
  Repetitions repetitions() {
    return repetitions.get();
  }

  /** Returns whether others are compared with a configuration: that of the spec, or no penalty. */
  boolean isBaseline(Configuration configuration) {
    return named.isEmpty()
        ? configuration.unpenalized()
        : configuration.runs().stream().anyMatch(run -> named.contains(run.id()));
  }

  /** Returns the configurations that are compared with a baseline. */
  List<Configuration> compared() {
    return configurations.stream().filter(each -> !isBaseline(each)).toList();
  }

  /** Returns the sweep with some of its configurations. */
  Sweep only(List<Configuration> some) {
    return new Sweep(measure, named, varied, some);
  }

  /** Returns the configurations with a penalty. */
  List<Configuration> penalized() {
    return configurations.stream().filter(each -> !each.unpenalized()).toList();
  }

  /**
   * Returns the configuration with the best mean by the sweep's measure: of ties the one with the
   * lowest validation loss, and then the strongest on its path, as glmnet has it.
   */
  Optional<Configuration> best() {
    return best.get();
  }

  private Optional<Configuration> findBest() {
    List<Configuration> ties = ties();
    return lowestLoss(ties)
        .map(
            each ->
                StrengthPath.of(this, each)
                    .lambdaMin()
                    .filter(strongest -> ties.stream().anyMatch(tie -> same(tie, strongest)))
                    .orElse(each));
  }

  /** Returns, of the configurations that are no baseline, the one with the best mean. */
  Optional<Configuration> bestCompared() {
    return bestCompared.get();
  }

  private Optional<Configuration> findBestCompared() {
    return best().filter(each -> !isBaseline(each)).or(() -> only(compared()).best());
  }

  /** Returns the strongest penalty within one standard error of the best one, on its path. */
  Optional<Configuration> lambda1se() {
    return lambda1se.get();
  }

  private Optional<Configuration> findLambda1se() {
    return bestCompared().flatMap(each -> StrengthPath.of(this, each).lambda1se());
  }

  /** Returns, of those with the best mean of a metric, the one with the lowest validation loss. */
  Optional<Configuration> best(Quantity metric, boolean highest) {
    return lowestLoss(ties(each -> (highest ? 1 : -1) * each.mean(metric).orElse(Double.NaN)));
  }

  private static Optional<Configuration> lowestLoss(List<Configuration> ties) {
    return ties.stream()
        .min(
            Comparator.comparingDouble(
                each -> each.mean(Metric.VALIDATION_LOSS).orElse(Double.POSITIVE_INFINITY)));
  }

  /** Returns the configurations with the best mean by the sweep's measure, in plan order. */
  List<Configuration> ties() {
    return ties(each -> measure.merit(measure.mean(each).orElse(Double.NaN)));
  }

  /**
   * Returns the configurations with the largest height, in plan order; empty if none has one.
   * Configurations of which a run is not used are taken only if there are no others: the mean over
   * their lucky seeds would flatter them.
   */
  private List<Configuration> ties(ToDoubleFunction<Configuration> height) {
    List<Configuration> sound = configurations.stream().filter(Configuration::sound).toList();
    List<Configuration> candidates =
        (sound.isEmpty() ? configurations : sound)
            .stream().filter(each -> !Double.isNaN(height.applyAsDouble(each))).toList();
    double best = candidates.stream().mapToDouble(height).max().orElse(0);
    return candidates.stream().filter(each -> height.applyAsDouble(each) >= best - TIE).toList();
  }

  /** Returns the baseline that differs from this configuration in the penalty alone. */
  Optional<Configuration> baseline(Configuration configuration) {
    return baselines.get().of(configuration);
  }

  /** Returns whether two configurations are the same one. */
  static boolean same(Configuration a, Configuration b) {
    return Objects.equals(a.assignment(), b.assignment());
  }
}
