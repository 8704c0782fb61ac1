package io.shrinkage.cli;

import java.util.concurrent.atomic.AtomicLong;

/** Lines for logs: at most one about every ten seconds. */
final class NowAndThen implements Ticker {
  private static final long INTERVAL_SECONDS = 10;

  private final Console console;
  private final WorkMeter meter;
  private final AtomicLong saidAt = new AtomicLong();

  NowAndThen(Console console, WorkMeter meter) {
    this.console = console;
    this.meter = meter;
  }

  @Override
  public void tick() {
    long now = (long) meter.elapsedSeconds();
    long before = saidAt.get();
    if (now - before >= INTERVAL_SECONDS && saidAt.compareAndSet(before, now)) {
      console.err().println("      " + meter.state());
    }
  }

  @Override
  public void say(String line) {
    saidAt.set((long) meter.elapsedSeconds());
    console.err().println(line);
  }
}
