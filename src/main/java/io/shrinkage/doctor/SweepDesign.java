package io.shrinkage.doctor;

import io.shrinkage.data.DataSpec;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.Repetition;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.spec.SweptRun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sweep as an experimenter sees it: configurations and their repetitions.
 *
 * @param configurations the distinct run specs in order of declaration, all with the first run's
 *     seed and, where folds are swept, with fold 1; at least one
 * @param seeds distinct, at least one
 * @param folds how many are swept; 0 without cross-validation or with one fold alone
 * @param paths the swept paths
 */
public record SweepDesign(
    List<RunSpec> configurations, List<Long> seeds, int folds, List<String> paths) {

  /** Keeps its own copies of the lists. */
  public SweepDesign {
    configurations = List.copyOf(configurations);
    seeds = List.copyOf(seeds);
    paths = List.copyOf(paths);
  }

  /** Returns that of an experiment. */
  public static SweepDesign of(Experiment experiment) {
    long seed = experiment.runs().get(0).spec().seed();
    Set<RunSpec> configurations = new LinkedHashSet<>();
    Set<Long> seeds = new LinkedHashSet<>();
    Set<Integer> folds = new LinkedHashSet<>();
    for (SweptRun run : experiment.runs()) {
      RunSpec spec = run.spec();
      int fold = Repetition.of(spec.seed(), run.assignment()).fold();
      DataSpec data = fold == 0 ? spec.data() : firstFold(spec.data());
      seeds.add(spec.seed());
      if (fold > 0) {
        folds.add(fold);
      }
      configurations.add(new RunSpec(seed, data, spec.model(), spec.penalty(), spec.training()));
    }
    return new SweepDesign(
        List.copyOf(configurations),
        List.copyOf(seeds),
        folds.size(),
        experiment.axes().stream().map(SweepAxis::path).toList());
  }

  private static DataSpec firstFold(DataSpec data) {
    return new DataSpec(
        data.dataset(),
        data.path(),
        data.images(),
        data.train(),
        data.validation(),
        1,
        data.test(),
        data.order(),
        data.splitSeed(),
        data.scale(),
        data.augment(),
        data.labelNoise());
  }
}
