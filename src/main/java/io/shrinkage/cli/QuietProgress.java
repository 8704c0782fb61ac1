package io.shrinkage.cli;

import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import java.util.List;

/** Says of an experiment only which runs failed. */
record QuietProgress(Console console) implements SweepListener {

  @Override
  public void changed(List<String> changes) {
    console.err().println(RunLines.CHANGED + " " + Texts.counted(changes.size(), "change"));
  }

  @Override
  public void ended(PlannedRun run, RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Failed) {
      console.err().println(RunLines.of(run, outcome));
    }
  }

  @Override
  public void close() {}
}
