package io.shrinkage.cli;

import io.shrinkage.run.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C and SIGTERM do: the first stops the executor, so that the results and the report of
 * what is there are written, within ten seconds; the second ends the process at once. Both exit
 * with 130.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 9;

  private final Console console;
  private @Nullable Executor executor;
  private boolean happened;

  private Interruption(Console console) {
    this.console = console;
  }

  /** Watches for signals from now on: until there is something to stop, they end the process. */
  static Interruption watch(Console console) {
    Interruption interruption = new Interruption(console);
    Signals.handle("INT", interruption::interrupt);
    Signals.handle("TERM", interruption::interrupt);
    return interruption;
  }

  /** Names what signals stop. */
  synchronized void stops(Executor started) {
    executor = started;
    if (happened) {
      started.stop();
    }
  }

  synchronized boolean happened() {
    return happened;
  }

  private void interrupt() {
    Executor running;
    synchronized (this) {
      if (happened) {
        end();
      }
      happened = true;
      running = executor;
    }
    if (running == null) {
      console.err().println("interrupted: nothing was started");
      halt();
      return;
    }
    console.err().println();
    console.err().println("interrupted: writing the report; once more ends at once");
    running.stop();
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
    halt();
  }

  private void halt() {
    console.err().flush();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** Says how to go on. */
  void sayWhatIsKept() {
    console
        .err()
        .println(
            "interrupted: every epoch that ended is kept; the same command goes on from there");
  }
}
