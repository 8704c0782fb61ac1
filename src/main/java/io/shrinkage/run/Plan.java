package io.shrinkage.run;

import io.shrinkage.data.DataSpec;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SweptRun;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The runs of an experiment in order of declaration, each once.
 *
 * @param runs distinct by id
 */
public record Plan(List<PlannedRun> runs) {

  /** Keeps its own copy of the list. */
  public Plan {
    runs = List.copyOf(runs);
  }

  /** Plans an experiment; of runs that turn out to be the same, the first stays. */
  public static Plan of(Experiment experiment, Function<DataSpec, DataIdentity> data) {
    Set<String> seen = new HashSet<>();
    return new Plan(
        experiment.runs().stream()
            .map(
                run -> {
                  DataIdentity identity = data.apply(run.spec().data());
                  return new PlannedRun(RunId.of(run.resolved(), identity), run, identity);
                })
            .filter(run -> seen.add(run.id()))
            .toList());
  }

  /** Returns the ids of some of the runs. */
  public Set<String> ids(Predicate<SweptRun> chosen) {
    return runs.stream()
        .filter(run -> chosen.test(run.swept()))
        .map(PlannedRun::id)
        .collect(Collectors.toSet());
  }

  /** Returns the ids in plan order. */
  public List<String> ids() {
    return runs.stream().map(PlannedRun::id).collect(Collectors.toList());
  }
}
