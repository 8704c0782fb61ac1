package io.shrinkage.cli;

import io.shrinkage.run.ResultStore;
import io.shrinkage.run.ResultsException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the report of an experiment that still trains up to date, in a thread of its own that takes
 * a twentieth of the time at most.
 */
final class LiveReport implements AutoCloseable {
  private static final int PAUSE = 19;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(LiveReport::daemon);
  private final AtomicBoolean wanted = new AtomicBoolean();
  private volatile long notBefore = System.nanoTime();

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "report");
    thread.setDaemon(true);
    return thread;
  }

  /** Asks for the report of a folder to be written soon. */
  void refresh(Path folder) {
    if (!wanted.getAndSet(true)) {
      long delay = Math.max(0, notBefore - System.nanoTime());
      var unused = thread.schedule(() -> write(folder), delay, TimeUnit.NANOSECONDS);
    }
  }

  private void write(Path folder) {
    wanted.set(false);
    long start = System.nanoTime();
    try {
      Reports.write(ResultStore.read(folder), folder);
    } catch (ResultsException e) {
      // such as a full disk: the report at the end says it
    }
    long end = System.nanoTime();
    notBefore = end + PAUSE * (end - start);
  }

  /** Ends; a report that is being written is whole before this returns. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
