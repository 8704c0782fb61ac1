package io.shrinkage.cli;

/** Shows how far an experiment is, between the lines of runs that ended. */
interface Ticker extends AutoCloseable {
  /** A little more was done. */
  default void tick() {}

  /** Prints a line that stays. */
  void say(String line);

  @Override
  default void close() {}
}
