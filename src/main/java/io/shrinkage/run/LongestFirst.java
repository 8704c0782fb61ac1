package io.shrinkage.run;

import io.shrinkage.train.TrainingWork;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The order in which runs start: the longest first, so that at the end no worker trains a long run
 * alone while the others have nothing left (R. L. Graham, Bounds on Multiprocessing Timing
 * Anomalies, SIAM Journal on Applied Mathematics 17, 1969).
 */
public final class LongestFirst {
  private LongestFirst() {}

  /**
   * Returns the runs in the order in which they start: by the arithmetic that is left of them,
   * equal ones as given.
   *
   * @param experiment the folder where some may have come a part of their way
   */
  public static List<PlannedRun> of(List<PlannedRun> runs, LoadedSplits data, Path experiment) {
    return sorted(
        runs,
        run ->
            TrainingWork.of(
                data.job(run.swept().spec()),
                RunFolder.of(experiment, run.id()).checkpoints().newestEpoch()));
  }

  /** Returns the elements by their work, the most first, equal ones as given. */
  static <T> List<T> sorted(List<T> all, ToDoubleFunction<T> work) {
    record Weighed<T>(T element, double work) {}
    return all.stream()
        .map(each -> new Weighed<>(each, work.applyAsDouble(each))) // once, as files are looked at
        .sorted(Comparator.<Weighed<T>>comparingDouble(Weighed::work).reversed())
        .map(Weighed::element)
        .toList();
  }
}
