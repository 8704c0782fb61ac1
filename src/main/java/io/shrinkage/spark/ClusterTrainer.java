package io.shrinkage.spark;

import io.shrinkage.data.DataException;
import io.shrinkage.data.DataSpec;
import io.shrinkage.run.DataIdentity;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.LocalTrainer;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.train.ModelWriter;
import io.shrinkage.train.Progress;
import io.shrinkage.train.TrainingListener;
import io.shrinkage.train.TrainingResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/** Trains with data that an executor's virtual machine reads itself, once for all its tasks. */
final class ClusterTrainer implements TaskTrainer {
  @Serial private static final long serialVersionUID = 1;

  private final String folder;

  /**
   * Makes a trainer.
   *
   * @param folder where every executor finds data sets that are not inside the jar
   */
  ClusterTrainer(String folder) {
    this.folder = folder;
  }

  @Override
  public TrainingResult train(PlannedRun run, Progress progress, TrainingListener listener) {
    ExecutorJvm.loadNatives();
    return new LocalTrainer(data(run)).train(run, progress, listener);
  }

  /**
   * Returns the data of a run.
   *
   * @throws DataException if they are not the bytes with which the sweep was planned
   */
  private LoadedSplits data(PlannedRun run) {
    LoadedSplits data = ExecutorJvm.data(folder);
    DataSpec spec = run.swept().spec().data();
    data.add(spec);
    DataIdentity here = data.identity(spec);
    if (!here.equals(run.data())) {
      throw new DataException(
          "data: must be the driver's " + run.data() + ", got " + here + " from " + folder);
    }
    return data;
  }

  @Override
  public byte[] model(PlannedRun run, TrainingResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ModelWriter.write(data(run).job(run.swept().spec()), result.parameters(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
