package io.shrinkage.data.fetch;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {
  /** Returns after the time. */
  void sleep(Duration time) throws InterruptedException;
}
