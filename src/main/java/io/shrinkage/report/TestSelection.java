package io.shrinkage.report;

import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import java.util.List;

/**
 * The runs that a report needs test results of: those of the selected configuration and of its
 * baseline.
 *
 * @param runs ids; none while a run of the experiment has not ended
 * @param by how they were selected
 */
public record TestSelection(List<String> runs, String by) {

  /** Selects by the same rules as the report. */
  public static TestSelection of(StoredExperiment experiment) {
    Sweep sweep = Sweep.of(experiment);
    Analysis analysis = Analysis.of(sweep);
    String by = "best mean " + analysis.measure().label() + ", and its baseline";
    if (!sweep.with(Outcome.UNFINISHED).isEmpty()) {
      return new TestSelection(List.of(), by);
    }
    List<String> runs =
        analysis.selected().stream()
            .flatMap(each -> each.used().stream())
            .map(StoredRun::id)
            .toList();
    return new TestSelection(runs, by);
  }
}
