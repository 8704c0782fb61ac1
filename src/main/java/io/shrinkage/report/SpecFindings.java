package io.shrinkage.report;

import io.shrinkage.doctor.Finding;
import io.shrinkage.doctor.SpecDoctor;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecReader;
import java.util.List;
import java.util.Set;

/** What the spec alone says against a sweep, as before the run. */
final class SpecFindings {
  /** What the verdict says better, from the results. */
  private static final Set<String> SAID_BY_RESULTS =
      Set.of("too-few-seeds", "too-few-folds", "small-validation", "no-baseline");

  private SpecFindings() {}

  /**
   * Returns the findings, warnings first; none where this program cannot read the spec any more.
   */
  static List<Finding> of(StoredExperiment experiment) {
    try {
      var read = SpecReader.read(experiment.name(), experiment.spec().toString());
      return SpecDoctor.examine(read).stream()
          .filter(each -> !SAID_BY_RESULTS.contains(each.code()))
          .toList();
    } catch (SpecException e) {
      return List.of();
    }
  }
}
