package io.shrinkage.run;

import io.shrinkage.train.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trains runs in threads of this process: each run from start to end in one thread, so that its
 * numbers do not depend on how many others train beside it.
 */
public final class LocalExecutor implements Executor {
  private static final long POLL_MILLIS = 50;
  private static final long STOP_PATIENCE_MILLIS = 4000;

  private final int workers;
  private final RunTrainer trainer;
  private final boolean failFast;
  private volatile boolean stopping;
  private volatile boolean abandoned;

  /**
   * Makes an executor.
   *
   * @param workers threads, at least 1
   * @param failFast whether the first run that fails stops the others
   */
  public LocalExecutor(int workers, RunTrainer trainer, boolean failFast) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, got " + workers);
    }
    this.workers = workers;
    this.trainer = trainer;
    this.failFast = failFast;
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
  public boolean stopped() {
    return stopping;
  }

  @Override
  public void execute(
      List<PlannedRun> runs, int untilEpoch, RunHistory history, RunListener listener) {
    ExecutorService threads = Executors.newFixedThreadPool(workers, daemons());
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (PlannedRun run : runs) {
        futures.add(threads.submit(() -> trainUnlessStopped(run, untilEpoch, history, listener)));
      }
      await(futures);
    } finally {
      threads.shutdown();
    }
  }

  private void trainUnlessStopped(
      PlannedRun run, int untilEpoch, RunHistory history, RunListener listener) {
    if (stopping) {
      return;
    }
    try {
      train(run, untilEpoch, history, listener);
    } catch (TrainingRelay.Stopped e) {
      // left unfinished, wherever it was
    } catch (RuntimeException | Error e) { // what the listener threw, or recording a failure did
      stop(); // here, before this thread takes the next run
      throw e;
    }
  }

  private void train(PlannedRun run, int untilEpoch, RunHistory history, RunListener listener) {
    TrainingRelay relay =
        new TrainingRelay(run, untilEpoch, listener, () -> stopping, () -> abandoned);
    Progress progress = relay.starting(history);
    RunOutcome outcome;
    try {
      outcome = new RunOutcome.Trained(trainer.train(run, progress, relay));
    } catch (TrainingRelay.Paused e) {
      relay.paused();
      return;
    } catch (TrainingRelay.Stopped | TrainingRelay.ListenerFailure e) {
      throw e;
    } catch (Throwable e) { // one bad run, even out of memory, must not stop the others
      outcome = new RunOutcome.Failed(e);
    }
    relay.ended(outcome);
    if (failFast && outcome instanceof RunOutcome.Failed) {
      stop();
    }
  }

  /**
   * Waits for all, then throws what a listener threw. An interrupt only makes them end soon. Who
   * does not end soon after a stop, such as a long measurement, is left alone: nobody hears of it
   * any more.
   */
  private void await(List<Future<?>> futures) {
    RuntimeException failure = null;
    boolean interrupted = false;
    long patience = STOP_PATIENCE_MILLIS;
    for (int i = 0; i < futures.size(); ) {
      try {
        futures.get(i).get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        i++;
      } catch (TimeoutException e) {
        patience -= stopping ? POLL_MILLIS : 0;
        abandoned = patience <= 0;
        i += abandoned ? 1 : 0;
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
