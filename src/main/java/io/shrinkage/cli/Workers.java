package io.shrinkage.cli;

import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.MemoryLimits;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.train.MemoryNeed;
import java.util.List;

/** How many runs train at once. */
final class Workers {
  private Workers() {}

  /** Returns how many the memory has room for, at most those asked for; fewer are said. */
  static int thatFit(int asked, List<RunSpec> runs, LoadedSplits data, Console console) {
    List<MemoryNeed> needs = runs.stream().map(run -> MemoryNeed.of(data.job(run))).toList();
    MemoryLimits.Fit fit = MemoryLimits.current().fit(Math.min(asked, needs.size()), needs);
    if (!fit.note().isEmpty()) {
      console.err().println("note: " + fit.note());
    }
    return fit.workers();
  }
}
