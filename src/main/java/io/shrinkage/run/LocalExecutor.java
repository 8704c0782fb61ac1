package io.shrinkage.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trains runs in threads of this process: each run from start to end in one thread, so that its
 * numbers do not depend on how many others train beside it.
 */
public final class LocalExecutor implements Executor {
  private final int workers;
  private final RunTrainer trainer;
  private volatile boolean stopping;

  /**
   * Makes an executor.
   *
   * @param workers threads, at least 1
   */
  public LocalExecutor(int workers, RunTrainer trainer) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
    this.workers = workers;
    this.trainer = trainer;
  }

  @Override
  public int workers() {
    return workers;
  }

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public void execute(List<PlannedRun> runs, RunListener listener) {
    ExecutorService threads = Executors.newFixedThreadPool(workers, daemons());
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (PlannedRun run : runs) {
        futures.add(threads.submit(() -> trainUnlessStopped(run, listener)));
      }
      await(futures);
    } finally {
      threads.shutdown();
    }
  }

  private void trainUnlessStopped(PlannedRun run, RunListener listener) {
    if (stopping) {
      return;
    }
    try {
      train(run, listener);
    } catch (RuntimeException | Error e) { // what the listener threw, or recording a failure did
      stop(); // here, before this thread takes the next run
      throw e;
    }
  }

  private void train(PlannedRun run, RunListener listener) {
    TrainingRelay relay = new TrainingRelay(run, listener, () -> stopping);
    relay.starting();
    RunOutcome outcome;
    try {
      outcome = new RunOutcome.Trained(trainer.train(run, relay));
    } catch (TrainingRelay.Stopped e) {
      return;
    } catch (TrainingRelay.ListenerFailure e) {
      throw e;
    } catch (Throwable e) { // one bad run, even out of memory, must not stop the others
      outcome = new RunOutcome.Failed(e);
    }
    relay.ended(outcome);
  }

  /** Waits for all, then throws what a listener threw. An interrupt only makes them end soon. */
  private void await(List<Future<?>> futures) {
    RuntimeException failure = null;
    boolean interrupted = false;
    for (int i = 0; i < futures.size(); ) {
      try {
        futures.get(i).get();
        i++;
      } catch (InterruptedException e) {
        stop();
        interrupted = true;
      } catch (ExecutionException e) {
        failure = failure == null ? unwrapped(e) : failure;
        i++;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof TrainingRelay.ListenerFailure failure
        ? failure.thrown()
        : new IllegalStateException(e.getCause());
  }

  private static ThreadFactory daemons() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "worker-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
