package io.shrinkage.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the runs of a plan are, as {@link Runner} would find them, and without writing anything.
 *
 * @param pending those that it would train, in plan order
 * @param finished how many are completed or diverged, or stopped by the race
 * @param failed how many failed and would be left so
 */
public record Standing(List<PlannedRun> pending, int finished, int failed) {

  /** Keeps its own copy of the list. */
  public Standing {
    pending = List.copyOf(pending);
  }

  /**
   * Looks at an experiment's folder, which need not exist. A run with a damaged file is pending.
   *
   * @param racing whether the experiment races; else what a race stopped is pending
   * @param keepModels whether a run without its model is pending
   * @param retryFailed whether failed runs are pending
   */
  public static Standing of(
      Path experiment, Plan plan, boolean racing, boolean keepModels, boolean retryFailed) {
    List<PlannedRun> pending = new ArrayList<>();
    int finished = 0;
    int failed = 0;
    for (PlannedRun run : plan.runs()) {
      RunStatus status = status(RunFolder.of(experiment, run.id()), keepModels);
      switch (status) {
        case COMPLETED, DIVERGED -> finished++;
        case STOPPED -> {
          finished += racing ? 1 : 0;
          if (!racing) {
            pending.add(run);
          }
        }
        case FAILED -> {
          failed += retryFailed ? 0 : 1;
          if (retryFailed) {
            pending.add(run);
          }
        }
        case RUNNING, PENDING -> pending.add(run);
      }
    }
    return new Standing(pending, finished, failed);
  }

  private static RunStatus status(RunFolder run, boolean keepModels) {
    try {
      RunResult result = run.checkedResult();
      if (result == null) {
        return RunStatus.PENDING;
      }
      boolean modelIsMissing = keepModels && !result.files().containsKey(RunFolder.MODEL);
      return result.status().finished() && modelIsMissing ? RunStatus.PENDING : result.status();
    } catch (ResultsException damaged) {
      return RunStatus.PENDING;
    }
  }
}
