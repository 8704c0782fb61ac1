package io.shrinkage.cli;

import io.shrinkage.run.Runner;

/** Hears of an experiment until it is closed, which does no harm twice. */
interface SweepListener extends Runner.Listener, AutoCloseable {
  @Override
  void close();
}
