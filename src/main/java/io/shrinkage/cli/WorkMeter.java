package io.shrinkage.cli;

import io.shrinkage.run.PlannedRun;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How much work (images times epochs) of an experiment is done, how fast, and how long the rest
 * will take. Safe to use from several threads.
 */
final class WorkMeter implements Gauge {
  private static final double NANOS = 1e9;

  private final int workers;
  private final LongSupplier nanoTime;
  private final Map<String, Work> pending = new LinkedHashMap<>();
  private final Map<String, Work> training = new LinkedHashMap<>();
  private final Set<String> paused = new HashSet<>();
  private boolean racing;
  private long start;
  private long images;
  private int epochs;
  private int planned;
  private int ended;
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
    start = nanoTime.getAsLong();
    planned = runs.size();
    for (PlannedRun run : runs) {
      pending.put(run.id(), new Work(start, run.work(), run.swept().spec().training().epochs()));
    }
  }

  /**
   * A run takes its turn.
   *
   * @param done epochs that were trained before
   */
  synchronized void start(PlannedRun run, int done) {
    Work work = pending.remove(run.id());
    if (work != null && paused.contains(run.id())) {
      training.put(run.id(), new Work(nanoTime.getAsLong(), work.images, work.epochs));
    } else if (work != null) {
      epochs += done;
      long left = work.images - (long) done * run.data().trainImages();
      training.put(run.id(), new Work(nanoTime.getAsLong(), left, work.epochs - done));
    }
  }

  synchronized void batch(PlannedRun run, int count) {
    images += count;
    training.computeIfPresent(
        run.id(), (id, it) -> new Work(it.since, it.images - count, it.epochs));
  }

  synchronized void epoch(PlannedRun run) {
    epochs++;
    training.computeIfPresent(run.id(), (id, it) -> new Work(it.since, it.images, it.epochs - 1));
  }

  /** Runs may be stopped from now on, so that what is left is at most that. */
  synchronized void race() {
    racing = true;
  }

  /** A run makes way for others and will go on later. */
  synchronized void pause(PlannedRun run) {
    Work work = training.remove(run.id());
    if (work != null) {
      paused.add(run.id());
      pastWorkerSeconds += seconds(work.since);
      pending.put(run.id(), work);
    }
  }

  synchronized void end(PlannedRun run) {
    ended++;
    pending.remove(run.id());
    Work work = training.remove(run.id());
    if (work != null) {
      pastWorkerSeconds += seconds(work.since);
    }
  }

  /** Returns ended and planned runs, such as "3/15". */
  synchronized String runs() {
    return ended + "/" + planned;
  }

  /**
   * Returns everything in one line, such as "3/15 runs, 95/450 epochs, 712 images/s, about 4 min 10
   * s left".
   */
  @Override
  public synchronized String state() {
    int epochsLeft = left().mapToInt(Work::epochs).sum();
    double seconds = secondsLeft();
    return runs()
        + String.format(Locale.ROOT, " runs, %d/%d epochs", epochs, epochs + epochsLeft)
        + String.format(Locale.ROOT, ", %.0f images/s", imagesPerSecond())
        + (Double.isNaN(seconds)
            ? ""
            : (racing ? ", at most about " : ", about ") + Texts.duration(seconds) + " left");
  }

  /** Returns the share of the work that is done, in [0, 1]. */
  @Override
  public synchronized double share() {
    long all = images + imagesLeft();
    return all == 0 ? 0 : (double) images / all;
  }

  /** Returns all images trained since the plan was made, over the time since then. */
  synchronized double imagesPerSecond() {
    double elapsed = seconds(start);
    return elapsed > 0 ? images / elapsed : 0;
  }

  @Override
  public synchronized double elapsedSeconds() {
    return seconds(start);
  }

  synchronized long imagesTrained() {
    return images;
  }

  /** Returns the images still to be trained, over all epochs. */
  synchronized long imagesLeft() {
    return left().mapToLong(Work::images).sum();
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
    training.values().forEach(it -> ends.add(it.images));
    while (ends.size() < workers) {
      ends.add(0L);
    }
    long last = ends.stream().mapToLong(Long::longValue).max().orElse(0);
    for (Work work : pending.values()) {
      long end = ends.remove() + work.images;
      ends.add(end);
      last = Math.max(last, end);
    }
    return last * workerSeconds / images;
  }

  private Stream<Work> left() {
    return Stream.concat(training.values().stream(), pending.values().stream());
  }

  private double seconds(long since) {
    return (nanoTime.getAsLong() - since) / NANOS;
  }

  /** What is left of a run, and since when it is trained or waits. */
  private record Work(long since, long images, int epochs) {}
}
