package io.shrinkage.cli;

import io.shrinkage.run.Executor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and SIGTERM do while runs train: stop the executor, let the results and the report of
 * what is there be written, and exit with 130.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 9;

  private final Executor executor;
  private final Console console;
  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "interruption");
  private volatile boolean happened;

  private Interruption(Executor executor, Console console) {
    this.executor = executor;
    this.console = console;
  }

  /** Watches for signals until it is closed. */
  static Interruption stops(Executor executor, Console console) {
    Interruption interruption = new Interruption(executor, console);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  boolean happened() {
    return happened;
  }

  private void interrupt() {
    happened = true;
    executor.stop();
    try {
      written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console
        .err()
        .println("interrupted: finished runs are kept; the same command trains the others");
    console.err().flush();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  @Override
  public void close() {
    written.countDown();
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        happened = true; // the hook has just begun, and ends the process
      }
    }
  }
}
