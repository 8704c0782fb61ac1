package io.shrinkage.cli;

import java.util.List;

/** How far some work is. */
interface Gauge {
  /** Returns the share of the work that is done, in [0, 1]. */
  double share();

  /** Returns everything in one line. */
  String state();

  /** Returns a line for each part of the work that goes on now; none where there are no parts. */
  default List<String> parts() {
    return List.of();
  }

  double elapsedSeconds();
}
