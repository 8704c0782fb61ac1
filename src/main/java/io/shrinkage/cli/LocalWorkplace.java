package io.shrinkage.cli;

import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.LocalExecutor;
import io.shrinkage.run.LocalTrainer;
import io.shrinkage.run.SavedModels;

/** This process: one executor for all experiments. */
final class LocalWorkplace implements Workplace {
  private final Place place;

  LocalWorkplace(int workers, LoadedSplits data, boolean failFast) {
    place =
        new Place(
            new LocalExecutor(workers, new LocalTrainer(data), failFast), new SavedModels(data));
  }

  @Override
  public Place place(boolean keepModels) {
    return place;
  }
}
