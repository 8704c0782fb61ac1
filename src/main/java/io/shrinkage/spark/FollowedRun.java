package io.shrinkage.spark;

import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.ReceivedModels;
import io.shrinkage.run.RemoteFailure;
import io.shrinkage.run.RunListener;
import io.shrinkage.run.RunOpening;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.run.RunReport;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import java.util.List;

/**
 * Tells the listener of one run, in order and once, whatever attempts at it there are: it follows
 * one of them, another where that one is lost, and the one that reports is right.
 */
final class FollowedRun {
  private static final long NOBODY = -1;

  private final PlannedRun run;
  private final Progress progress;
  private final RunListener listener;
  private long followed = NOBODY;
  private boolean opened;
  private int told;
  private boolean suspect;
  private boolean over;

  /**
   * Follows a run.
   *
   * @param progress where it goes on
   */
  FollowedRun(PlannedRun run, Progress progress, RunListener listener) {
    this.run = run;
    this.progress = progress;
    this.listener = listener;
  }

  PlannedRun run() {
    return run;
  }

  Progress progress() {
    return progress;
  }

  /** Returns whether it ended or paused. */
  boolean over() {
    return over;
  }

  /** Returns whether it may be the one that ends jobs. */
  boolean suspect() {
    return suspect;
  }

  void started(long attempt) {
    if (!over && followed == NOBODY) {
      follow(attempt);
    }
  }

  /** Takes everything that an attempt has told so far. */
  void streamed(long attempt, List<String> lines) {
    started(attempt);
    if (!over && followed == attempt && !lines.isEmpty()) {
      if (!opened) {
        open(RunOpening.parse(lines.get(0)));
      }
      List<String> fresh = lines.subList(Math.min(lines.size(), 1 + told), lines.size());
      RunOpening.epochs(fresh).forEach(this::epoch);
    }
  }

  void lost(long attempt, boolean blamed) {
    suspect |= blamed;
    if (followed == attempt) {
      followed = NOBODY;
    }
  }

  /** Takes the report of the attempt that counts. */
  void reported(RunReport report, ReceivedModels models) {
    if (over) {
      throw new IllegalStateException("run " + run.id() + " was reported twice");
    }
    if (followed != report.attempt()) {
      follow(report.attempt());
    }
    if (!opened && report.opening() != null) {
      open(report.opening());
    }
    List<EpochMetrics> epochs = report.epochs();
    epochs.subList(Math.min(epochs.size(), told), epochs.size()).forEach(this::epoch);
    over = true;
    RunOutcome outcome = report.outcome();
    if (outcome == null) {
      listener.checkpoint(run, report.paused());
      listener.paused(run);
      return;
    }
    if (report.model().length > 0) {
      models.receive(run, report.model());
    }
    listener.ended(run, outcome);
  }

  /** Ends a run of which no attempt ever reported. */
  void gaveUp(RemoteFailure cause) {
    started(NOBODY);
    over = true;
    listener.ended(run, new RunOutcome.Failed(cause));
  }

  private void follow(long attempt) {
    followed = attempt;
    opened = false;
    told = progress.epochs().size();
    listener.starting(run, progress);
  }

  private void open(RunOpening opening) {
    opened = true;
    listener.placed(run, opening.environment());
    listener.started(run, opening.start());
  }

  private void epoch(EpochMetrics metrics) {
    told++;
    listener.batch(run, run.data().trainImages());
    listener.epoch(run, metrics);
  }
}
