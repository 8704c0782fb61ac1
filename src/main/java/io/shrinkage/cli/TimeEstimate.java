package io.shrinkage.cli;

import io.shrinkage.run.PlannedRun;
import java.util.List;
import java.util.PriorityQueue;

/** How long runs will take, from the pace of one of them. */
final class TimeEstimate {
  // the diagnosis at the end: two measurements, and 20 levels of pruning on part of the images
  private static final double DIAGNOSIS = 8;

  private TimeEstimate() {}

  /**
   * Returns seconds until the last run ends, each worker taking the next run when it is free.
   *
   * @param workers at least 1; more than processors are no faster
   */
  static double seconds(List<PlannedRun> runs, Probe.Pace pace, int workers, int processors) {
    PriorityQueue<Double> ends = new PriorityQueue<>();
    for (int i = 0; i < Math.min(workers, Math.max(1, processors)); i++) {
      ends.add(0.0);
    }
    double last = 0;
    for (PlannedRun run : runs) {
      double end = ends.remove() + seconds(run, pace);
      ends.add(end);
      last = Math.max(last, end);
    }
    return last;
  }

  private static double seconds(PlannedRun run, Probe.Pace pace) {
    int epochs = run.swept().spec().training().epochs();
    return run.work() * pace.secondsPerImage() + (epochs + 1 + DIAGNOSIS) * pace.secondsToMeasure();
  }
}
