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

  /** After this part of a run, an earlier pace counts half. */
  private static final double FADING = 8;

  private final int workers;
  private final LongSupplier nanoTime;
  private final Map<String, Work> pending = new LinkedHashMap<>();
  private final Map<String, Work> training = new LinkedHashMap<>();
  private final Set<String> paused = new HashSet<>();
  private final Pace pace = new Pace();
  private boolean racing;
  private long start;
  private long images;
  private int epochs;
  private int planned;
  private int ended;

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
      int all = run.swept().spec().training().epochs();
      pending.put(run.id(), new Work(run, start, run.work(), all));
    }
  }

  /**
   * A run takes its turn, on a cluster maybe once more: then what it trained is lost.
   *
   * @param done epochs that were trained before
   */
  synchronized void start(PlannedRun run, int done) {
    Work lost = training.remove(run.id());
    Work work = pending.remove(run.id());
    if (lost != null) {
      int all = run.swept().spec().training().epochs();
      epochs -= all - done - lost.epochs;
      training.put(run.id(), left(run, all, done));
    } else if (work != null && paused.contains(run.id())) {
      training.put(run.id(), new Work(run, nanoTime.getAsLong(), work.images, work.epochs));
    } else if (work != null) {
      epochs += done;
      training.put(run.id(), left(run, work.epochs, done));
    }
  }

  private Work left(PlannedRun run, int all, int done) {
    long left = run.work() - (long) done * run.data().trainImages();
    return new Work(run, nanoTime.getAsLong(), left, all - done);
  }

  /** The network of a run is built. */
  synchronized void built(PlannedRun run) {
    training.computeIfPresent(
        run.id(),
        (id, it) -> {
          pace.start(seconds(it.since));
          return new Work(run, nanoTime.getAsLong(), it.images, it.epochs);
        });
  }

  synchronized void batch(PlannedRun run, int count) {
    images += count;
    training.computeIfPresent(
        run.id(),
        (id, it) -> {
          pace.batch(seconds(it.since), count, Math.max(1, run.work() * workers / FADING));
          return new Work(run, nanoTime.getAsLong(), it.images - count, it.epochs);
        });
  }

  synchronized void epoch(PlannedRun run) {
    epochs++;
    training.computeIfPresent(
        run.id(), (id, it) -> new Work(run, it.since, it.images, it.epochs - 1));
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
      pending.put(run.id(), work);
    }
  }

  synchronized void end(PlannedRun run) {
    ended++;
    pending.remove(run.id());
    Work work = training.remove(run.id());
    if (work != null && work.epochs == 0) {
      pace.end(seconds(work.since));
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

  /** Returns a line for each run that is trained now. */
  @Override
  public synchronized List<String> parts() {
    return training.values().stream().map(work -> "  " + work.line()).toList();
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
   * Returns how many seconds are left at the latest pace, each worker taking the next run when it
   * is free; NaN before the first batch.
   */
  synchronized double secondsLeft() {
    if (!pace.known()) {
      return Double.NaN;
    }
    PriorityQueue<Double> ends = new PriorityQueue<>();
    training
        .values()
        .forEach(it -> ends.add(Math.max(0, pace.rest(it.images) - seconds(it.since))));
    while (ends.size() < workers) {
      ends.add(0.0);
    }
    double last = ends.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    for (Work work : pending.values()) {
      double end = ends.remove() + pace.all(work.images);
      ends.add(end);
      last = Math.max(last, end);
    }
    return last;
  }

  private Stream<Work> left() {
    return Stream.concat(training.values().stream(), pending.values().stream());
  }

  private double seconds(long since) {
    return (nanoTime.getAsLong() - since) / NANOS;
  }

  /** What is left of a run, and since when it waits, or does what it does now. */
  private record Work(PlannedRun run, long since, long images, int epochs) {

    /** Returns such as "4f0d8b3a91c2 penalty.lambda=1e-4 seed=2: epoch 4/12, 27 %". */
    String line() {
      int all = run.swept().spec().training().epochs();
      String swept = Texts.assignment(run.swept().assignment());
      return String.format(
          Locale.ROOT,
          "%s%s: epoch %d/%d, %.0f %%",
          run.id(),
          swept.isEmpty() ? "" : " " + swept,
          Math.min(all, all - epochs + 1),
          all,
          100 * (1 - (double) images / run.work()));
    }
  }
}
