package io.shrinkage.cli;

import io.shrinkage.run.Executor;
import io.shrinkage.run.ModelFile;

/** Where the runs of a session train. */
interface Workplace extends AutoCloseable {

  /** What trains the runs of an experiment, and what keeps their models. */
  record Place(Executor executor, ModelFile models) {}

  /**
   * Returns the place of an experiment.
   *
   * @param keepModels whether it keeps models
   */
  Place place(boolean keepModels);

  @Override
  default void close() {}
}
