package io.shrinkage.cli;

import java.util.concurrent.atomic.AtomicLong;

/** Lines for logs: at most one about every ten seconds. */
final class NowAndThen implements Ticker {
  private static final long INTERVAL_SECONDS = 10;

  private final Console console;
  private final Gauge gauge;
  private final AtomicLong saidAt = new AtomicLong();

  NowAndThen(Console console, Gauge gauge) {
    this.console = console;
    this.gauge = gauge;
  }

  @Override
  public void tick() {
    long now = (long) gauge.elapsedSeconds();
    long before = saidAt.get();
    if (now - before >= INTERVAL_SECONDS && saidAt.compareAndSet(before, now)) {
      console.err().println("      " + gauge.state());
    }
  }

  @Override
  public void say(String line) {
    saidAt.set((long) gauge.elapsedSeconds());
    console.err().println(line);
  }
}
