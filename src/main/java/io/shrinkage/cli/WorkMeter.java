package io.shrinkage.cli;

import io.shrinkage.run.PlannedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * How much work (images times epochs) of an experiment is done, how fast, and how long the rest
 * will take. Safe to use from several threads.
 */
final class WorkMeter {
  private static final double NANOS = 1e9;

  private final int workers;
  private final LongSupplier nanoTime;
  private final Map<String, Long> pending = new LinkedHashMap<>();
  private final Map<String, Training> training = new LinkedHashMap<>();
  private long start;
  private long images;
  private double pastWorkerSeconds;

  /**
   * Makes a meter.
   *
   * @param nanoTime a clock like {@link System#nanoTime}
   */
  WorkMeter(int workers, LongSupplier nanoTime) {
    this.workers = workers;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  synchronized void plan(List<PlannedRun> runs) {
    runs.forEach(run -> pending.put(run.id(), run.work()));
    start = nanoTime.getAsLong();
  }

  synchronized void start(PlannedRun run) {
    pending.remove(run.id());
    training.put(run.id(), new Training(nanoTime.getAsLong(), run.work()));
  }

  synchronized void add(PlannedRun run, int count) {
    images += count;
    training.computeIfPresent(run.id(), (id, it) -> new Training(it.since, it.left - count));
  }

  synchronized void end(PlannedRun run) {
    Training ended = training.remove(run.id());
    if (ended != null) {
      pastWorkerSeconds += seconds(ended.since);
    }
  }

  /** Returns all images trained since the plan was made, over the time since then. */
  synchronized double imagesPerSecond() {
    double elapsed = seconds(start);
    return elapsed > 0 ? images / elapsed : 0;
  }

  synchronized double elapsedSeconds() {
    return seconds(start);
  }

  /** Returns the images still to be trained, over all epochs. */
  synchronized long imagesLeft() {
    return pending.values().stream().mapToLong(Long::longValue).sum()
        + training.values().stream().mapToLong(Training::left).sum();
  }

  synchronized long imagesTrained() {
    return images;
  }

  /**
   * Returns how many seconds are left at the speed of a worker so far, each worker taking the next
   * run when it is free; NaN before the first batch.
   */
  synchronized double secondsLeft() {
    double workerSeconds =
        pastWorkerSeconds + training.values().stream().mapToDouble(it -> seconds(it.since)).sum();
    if (images == 0 || workerSeconds <= 0) {
      return Double.NaN;
    }
    PriorityQueue<Long> ends = new PriorityQueue<>(workers);
    training.values().forEach(it -> ends.add(it.left));
    while (ends.size() < workers) {
      ends.add(0L);
    }
    long last = ends.stream().mapToLong(Long::longValue).max().orElse(0);
    for (long work : new ArrayList<>(pending.values())) {
      long end = ends.remove() + work;
      ends.add(end);
      last = Math.max(last, end);
    }
    return last * workerSeconds / images;
  }

  private double seconds(long since) {
    return (nanoTime.getAsLong() - since) / NANOS;
  }

  /** A run that is being trained: since when, and how many images are left. */
  private record Training(long since, long left) {}
}
