package io.shrinkage.run;

import io.shrinkage.train.Trainer;
import io.shrinkage.train.TrainingJob;
import io.shrinkage.train.TrainingListener;
import io.shrinkage.train.TrainingResult;

/**
 * Trains with data of this process.
 *
 * @param data what all runs read
 */
public record LocalTrainer(LoadedSplits data) implements RunTrainer {

  @Override
  public TrainingResult train(PlannedRun run, TrainingListener listener) {
    var spec = run.swept().spec();
    TrainingJob job =
        new TrainingJob(
            spec.data(),
            data.split(spec.data()),
            spec.model(),
            spec.penalty(),
            spec.training(),
            spec.seed());
    return Trainer.train(job, listener);
  }
}
