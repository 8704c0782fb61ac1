package io.shrinkage.data.fetch;

import java.time.Duration;

/**
 * When a download gives up.
 *
 * @param stall how long a server may send nothing
 * @param pause the first one between tries; each further one is twice as long
 * @param longest the longest pause
 * @param unreached failures in a row after which a server that never answered is given up
 * @param reached the same of one that did answer
 */
public record Patience(
    Duration stall, Duration pause, Duration longest, int unreached, int reached) {

  /** Half a minute of silence; some seconds for no network, two minutes for one that went away. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(30), 3, 8);
}
