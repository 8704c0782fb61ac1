package io.shrinkage.report;

import io.shrinkage.run.StoredExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several experiments side by side.
 *
 * @param measure of all of them: their own if they agree on one, else accuracy of the last epoch
 * @param agreed whether it is their own
 * @param all in the order given
 */
record ComparedExperiments(Measure measure, boolean agreed, List<ComparedExperiment> all) {

  /** Makes a comparison of experiments by their folders. */
  static ComparedExperiments of(Map<Path, StoredExperiment> experiments) {
    List<StoredExperiment> stored = List.copyOf(experiments.values());
    List<Measure> measures =
        stored.stream().map(each -> Measure.of(each.spec())).distinct().toList();
    boolean agreed = measures.size() == 1;
    Measure measure = agreed ? measures.get(0) : Measure.FINAL_ACCURACY;
    List<String> labels =
        ExperimentLabels.of(
            List.copyOf(experiments.keySet()),
            stored.stream().map(StoredExperiment::name).toList());
    List<ComparedExperiment> all = new ArrayList<>();
    for (StoredExperiment each : stored) {
      all.add(ComparedExperiment.of(labels.get(all.size()), each, measure));
    }
    return new ComparedExperiments(measure, agreed, List.copyOf(all));
  }

  /** Returns those with usable numbers, the one with the best configuration first. */
  List<ComparedExperiment> ranked() {
    return all.stream()
        .filter(each -> each.best().isPresent())
        .sorted(Comparator.comparingDouble(this::merit).reversed())
        .toList();
  }

  private double merit(ComparedExperiment experiment) {
    return experiment
        .best()
        .map(best -> measure.merit(measure.mean(best).orElse(Double.NaN)))
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** Returns all configurations as one sweep over experiments, in which nothing is a baseline. */
  Sweep sweep() {
    List<Configuration> configurations =
        all.stream()
            .flatMap(each -> each.sweep().configurations().stream().map(each::labelled))
            .toList();
    return new Sweep(measure, Set.of(Paths.EXPERIMENT), List.of(), configurations);
  }

  boolean unfinished() {
    return all.stream().anyMatch(each -> !each.sweep().with(Outcome.UNFINISHED).isEmpty());
  }
}
