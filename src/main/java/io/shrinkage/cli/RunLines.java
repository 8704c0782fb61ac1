package io.shrinkage.cli;

import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.TrainingResult;
import java.util.List;

/** One line on a run that ended. */
final class RunLines {
  private RunLines() {}

  /** Returns the line: id, status, swept values, and the last epoch's metrics or the cause. */
  static String of(PlannedRun run, RunOutcome outcome) {
    String kept =
        outcome instanceof RunOutcome.Failed ? " (stack trace in its folder: failure.txt)" : "";
    return again(run, outcome) + kept;
  }

  /** Returns the line of a run that leaves no files. */
  static String again(PlannedRun run, RunOutcome outcome) {
    String swept = Texts.assignment(run.swept().assignment());
    return run.id()
        + " "
        + outcome.status().jsonName()
        + (swept.isEmpty() ? "" : ": " + swept)
        + "; "
        + ending(outcome);
  }

  private static String ending(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Failed failed) {
      return failed.cause().toString();
    }
    if (outcome instanceof RunOutcome.Stopped stopped) {
      return stopped.cause();
    }
    TrainingResult result = ((RunOutcome.Trained) outcome).result();
    List<EpochMetrics> epochs = result.epochs();
    double seconds = epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
    String time = Texts.counted(epochs.size(), "epoch") + ", " + Texts.duration(seconds);
    if (result.divergence() != null) {
      return result.divergence() + "; " + time;
    }
    return metrics(epochs.get(epochs.size() - 1)) + "; " + time;
  }

  private static String metrics(EpochMetrics last) {
    return "loss "
        + Texts.loss(last.trainLoss())
        + " train, "
        + Texts.loss(last.validationLoss())
        + " validation; accuracy "
        + Texts.percent(last.trainAccuracy())
        + " train, "
        + Texts.percent(last.validationAccuracy())
        + " validation"
        + (last.majority() == 1 ? " (collapsed: one class for everything)" : "");
  }
}
