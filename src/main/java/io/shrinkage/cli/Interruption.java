package io.shrinkage.cli;

import io.shrinkage.run.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and SIGTERM do: the first stops the executor, so that the results and the report of
 * what is there are written, within ten seconds; the second ends the process at once. Both exit
 * with 130.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 9;

  private final Executor executor;
  private final Console console;
  private boolean happened;

  private Interruption(Executor executor, Console console) {
    this.executor = executor;
    this.console = console;
  }

  /** Watches for signals from now on. */
  static Interruption stops(Executor executor, Console console) {
    Interruption interruption = new Interruption(executor, console);
    Signals.handle("INT", interruption::interrupt);
    Signals.handle("TERM", interruption::interrupt);
    return interruption;
  }

  synchronized boolean happened() {
    return happened;
  }

  private void interrupt() {
    synchronized (this) {
      if (happened) {
        end();
      }
      happened = true;
    }
    console.err().println();
    console.err().println("interrupted: writing the report; once more ends at once");
    executor.stop();
    Thread watchdog = new Thread(this::endSoon, "interruption");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  private void endSoon() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    sayWhatIsKept();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** Says how to go on. */
  void sayWhatIsKept() {
    console
        .err()
        .println(
            "interrupted: every epoch that ended is kept; the same command goes on from there");
    console.err().flush();
  }
}
