package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Repetition;
import io.shrinkage.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Values of what repeats a configuration: one a seed; in a cross-validation one a fold, the seeds
 * averaged within it.
 *
 * @param values by seed or fold
 */
record Replicates(Map<Long, Double> values) {

  /** Returns a configuration's own values, of its used runs. */
  static Replicates of(Configuration configuration, Measure measure) {
    return of(configuration, run -> OptionalDouble.of(measure.of(run)));
  }

  /** Returns a configuration's own values of a quantity, of those used runs that have it. */
  static Replicates of(Configuration configuration, Quantity quantity) {
    return of(configuration, quantity::in);
  }

  private static Replicates of(
      Configuration configuration, Function<StoredRun, OptionalDouble> value) {
    Map<Long, List<Double>> values = new TreeMap<>();
    for (StoredRun run : configuration.used()) {
      value.apply(run).ifPresent(each -> add(values, run.repetition(), each));
    }
    return averaged(values);
  }

  /** Returns the differences to a baseline, of the pairs of used runs with one seed and fold. */
  static Replicates differences(
      Configuration configuration, Configuration baseline, Measure measure) {
    return differences(configuration, baseline, measure, (run, other) -> true);
  }

  /**
   * Returns the differences to another configuration, of the used runs that make a pair.
   *
   * @param pair whether two runs with one seed and fold are one
   */
  static Replicates differences(
      Configuration configuration,
      Configuration baseline,
      Measure measure,
      BiPredicate<StoredRun, StoredRun> pair) {
    Map<Repetition, List<StoredRun>> others =
        baseline.used().stream().collect(Collectors.groupingBy(StoredRun::repetition));
    Map<Long, List<Double>> values = new TreeMap<>();
    for (StoredRun run : configuration.used()) {
      for (StoredRun other : others.getOrDefault(run.repetition(), List.of())) {
        if (pair.test(run, other)) {
          add(values, run.repetition(), measure.of(run) - measure.of(other));
        }
      }
    }
    return averaged(values);
  }

  private static void add(Map<Long, List<Double>> values, Repetition repetition, double value) {
    long key = repetition.fold() > 0 ? repetition.fold() : repetition.seed();
    values.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
  }

  private static Replicates averaged(Map<Long, List<Double>> values) {
    Map<Long, Double> means = new TreeMap<>();
    values.forEach((key, each) -> means.put(key, Summary.of(array(each)).mean()));
    return new Replicates(means);
  }

  /** Returns the same with the other sign. */
  Replicates negated() {
    Map<Long, Double> negated = new TreeMap<>();
    values.forEach((key, value) -> negated.put(key, -value));
    return new Replicates(negated);
  }

  Summary summary() {
    return Summary.of(array());
  }

  double[] array() {
    return array(List.copyOf(values.values()));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
