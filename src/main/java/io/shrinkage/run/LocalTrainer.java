package io.shrinkage.run;

import io.shrinkage.train.Progress;
import io.shrinkage.train.Trainer;
import io.shrinkage.train.TrainingListener;
import io.shrinkage.train.TrainingResult;

/**
 * Trains with data of this process.
 *
 * @param data what all runs read
 */
public record LocalTrainer(LoadedSplits data) implements RunTrainer {

  @Override
  public TrainingResult train(PlannedRun run, Progress progress, TrainingListener listener) {
    return Trainer.train(data.job(run.swept().spec()), progress, listener);
  }
}
