package io.shrinkage.cli;

/** How far some work is. */
interface Gauge {
  /** Returns the share of the work that is done, in [0, 1]. */
  double share();

  /** Returns everything in one line. */
  String state();

  double elapsedSeconds();
}
