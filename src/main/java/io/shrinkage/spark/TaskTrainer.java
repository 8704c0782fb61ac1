package io.shrinkage.spark;

import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunTrainer;
import io.shrinkage.train.TrainingResult;
import java.io.Serializable;

/** Trains in the virtual machine of an executor, into which it travels itself, without any data. */
interface TaskTrainer extends RunTrainer, Serializable {

  /** Returns a trained model's bytes as DL4J saves it. */
  byte[] model(PlannedRun run, TrainingResult result);
}
