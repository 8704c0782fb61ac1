package io.shrinkage.cli;

import io.shrinkage.run.LoadedSplits;
import io.shrinkage.spark.ExecutorFolders;
import io.shrinkage.spark.SparkCluster;
import io.shrinkage.spark.SparkExecutor;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.train.MemoryNeed;
import java.util.List;

/** An application of Apache Spark; not to be loaded where Spark may be missing. */
final class SparkWorkplace implements Workplace {
  private final SparkCluster cluster;
  private final boolean failFast;

  SparkWorkplace(
      SparkOptions options,
      ExecutorFolders folders,
      boolean failFast,
      List<RunSpec> runs,
      LoadedSplits data,
      List<String> args,
      Console console) {
    this.failFast = failFast;
    cluster = SparkCluster.start(options.master(), folders, args);
    List<MemoryNeed> needs = runs.stream().map(run -> MemoryNeed.of(data.job(run))).toList();
    console.err().println("spark: " + cluster.memoryAdvice(needs));
  }

  @Override
  public Place place(boolean keepModels) {
    SparkExecutor executor = cluster.executor(keepModels, failFast);
    return new Place(executor, executor.models());
  }

  @Override
  public void close() {
    cluster.close();
  }
}
