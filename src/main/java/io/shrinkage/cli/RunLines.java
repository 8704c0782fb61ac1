package io.shrinkage.cli;

import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.train.EpochMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line on a run that ended. */
final class RunLines {
  /** What a person should know whose report is about to be that of another spec. */
  static final String CHANGED =
      "the spec is not the one whose results are here: report and table become those of this one;"
          + " runs it no longer has stay, unshown (--set name=... keeps both):";

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

  /** Returns why a run did not complete; null if it did. */
  static @Nullable String cause(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Failed failed) {
      return failed.cause().toString();
    }
    if (outcome instanceof RunOutcome.Stopped stopped) {
      return stopped.cause();
    }
    return ((RunOutcome.Trained) outcome).result().divergence();
  }

  private static String ending(RunOutcome outcome) {
    String cause = cause(outcome);
    if (!(outcome instanceof RunOutcome.Trained trained)) {
      return String.valueOf(cause);
    }
    List<EpochMetrics> epochs = trained.result().epochs();
    double seconds = epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
    String time = Texts.counted(epochs.size(), "epoch") + ", " + Texts.duration(seconds);
    return (cause == null ? metrics(epochs.get(epochs.size() - 1)) : cause) + "; " + time;
  }

  /** Returns losses and accuracies of an epoch. */
  static String metrics(EpochMetrics last) {
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
