package io.shrinkage.data.fetch;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait between tries: twice as long after every failure in a row, up to a limit, and
 * each time between half of that and all of it, so that many clients do not return at once.
 */
final class BackOff {
  private final Duration first;
  private final Duration most;
  private final SplittableRandom jitter;

  BackOff(Duration first, Duration most, SplittableRandom jitter) {
    this.first = first;
    this.most = most;
    this.jitter = jitter;
  }

  /** Returns the pause after so many failures in a row, at least 1. */
  Duration after(int failures) {
    long longest = most.toMillis();
    long full = Math.min(longest, first.toMillis() << Math.min(failures - 1, 20));
    return Duration.ofMillis(full / 2 + jitter.nextLong(full / 2 + 1));
  }
}
