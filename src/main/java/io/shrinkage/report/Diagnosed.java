package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.train.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/** A run that is in means, with its diagnostics. */
record Diagnosed(StoredRun run, Diagnostics diagnostics) {

  /** Returns the runs of a configuration; results of older versions have no diagnostics. */
  static List<Diagnosed> of(Configuration configuration) {
    List<Diagnosed> runs = new ArrayList<>();
    for (StoredRun run : configuration.used()) {
      Diagnostics diagnostics = run.diagnostics();
      if (diagnostics != null && predicts(diagnostics)) {
        runs.add(new Diagnosed(run, diagnostics));
      }
    }
    return runs;
  }

  /** Returns the sweep without the completed runs that have no diagnostics. */
  static Sweep of(Sweep sweep) {
    List<Configuration> configurations = new ArrayList<>();
    for (Configuration each : sweep.configurations()) {
      List<StoredRun> runs = each.runs().stream().filter(Diagnosed::kept).toList();
      if (!runs.isEmpty()) {
        configurations.add(new Configuration(each.assignment(), runs));
      }
    }
    return sweep.only(List.copyOf(configurations));
  }

  /** Returns whether they hold what was measured of predictions, not weights alone. */
  private static boolean predicts(Diagnostics diagnostics) {
    return !diagnostics.pruning().isEmpty() && !diagnostics.classes().isEmpty();
  }

  private static boolean kept(StoredRun run) {
    Outcome outcome = Outcome.of(run);
    boolean completed = outcome == Outcome.USED || outcome == Outcome.COLLAPSED;
    return !completed || (run.diagnostics() != null && predicts(run.diagnostics()));
  }
}
