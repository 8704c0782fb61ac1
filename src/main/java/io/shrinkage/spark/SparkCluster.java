package io.shrinkage.spark;

import io.shrinkage.run.RunRequest;
import io.shrinkage.train.MemoryNeed;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** A Spark application: its executors wait for the jobs of one experiment after another. */
public final class SparkCluster implements AutoCloseable {
  private static final String CORES = "spark.task.cpus";

  private final JavaSparkContext spark;
  private final ExecutorFolders folders;
  private final List<String> command;

  private SparkCluster(JavaSparkContext spark, ExecutorFolders folders, List<String> command) {
    this.spark = spark;
    this.folders = folders;
    this.command = List.copyOf(command);
  }

  /**
   * Starts the application.
   *
   * @param master such as spark://host:7077; null where spark-submit or a property says it
   * @param command the arguments of the program
   * @throws ClusterException if there is no such cluster
   */
  public static SparkCluster start(
      @Nullable String master, ExecutorFolders folders, List<String> command) {
    SparkConf conf = configuration(new SparkConf(), master);
    JavaSparkContext spark;
    try {
      spark = new JavaSparkContext(new SparkContext(conf));
    } catch (RuntimeException e) {
      throw unreachable(conf, String.valueOf(e.getMessage()));
    }
    if (spark.sc().isStopped()) { // after a minute of asking a master that is not there
      throw unreachable(conf, "Spark gave up");
    }
    return new SparkCluster(spark, folders, command);
  }

  private static ClusterException unreachable(SparkConf conf, String reason) {
    return new ClusterException(
        "--master: must be a cluster that answers, got "
            + conf.get("spark.master", "none")
            + ": "
            + reason);
  }

  /** Completes what the command line of Spark and its properties leave open. */
  static SparkConf configuration(SparkConf conf, @Nullable String master) {
    if (master != null) {
      conf.setMaster(master);
    }
    Path jar = ownJar();
    if (jar != null) {
      conf.setIfMissing("spark.jars", jar.toUri().toString());
    }
    return conf.setIfMissing("spark.app.name", "shrinkage")
        // what comes back is written and forgotten: no limit to the sum of it
        .setIfMissing("spark.driver.maxResultSize", "0")
        .setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1")
        .setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
  }

  private static @Nullable Path ownJar() {
    var source = SparkCluster.class.getProtectionDomain().getCodeSource();
    try {
      Path path = source == null ? null : Path.of(source.getLocation().toURI());
      return path != null && Files.isRegularFile(path) ? path : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Returns an executor for the runs of an experiment. */
  public SparkExecutor executor(boolean keepModels, boolean failFast) {
    return new SparkExecutor(this, new ClusterTrainer(folders.data()), keepModels, failFast);
  }

  /** Returns how much memory the executors should have for the largest of these runs. */
  public String memoryAdvice(List<MemoryNeed> runs) {
    return MemoryAdvice.of(conf(), runs);
  }

  /** Returns how many tasks run at a time on the executors that are there now, at least 1. */
  public int workers() {
    return Math.max(1, spark.defaultParallelism() / conf().getInt(CORES, 1));
  }

  /** Returns the settings as they are. */
  SparkConf conf() {
    return spark.getConf();
  }

  /** Returns whether the application was ended, such as by its master. */
  boolean gone() {
    return spark.sc().isStopped();
  }

  /**
   * Submits a job.
   *
   * @throws ClusterException if the application was ended
   */
  Job submit(List<RunRequest> requests, TaskTrainer trainer) {
    if (gone()) {
      throw new ClusterException("Spark has ended the application; what has ended is stored");
    }
    EpochStream stream = new EpochStream();
    spark.sc().register(stream);
    return new Job(
        spark,
        requests,
        new RunTask(trainer, stream, tries(), workers(), command, folders.checkpoints()),
        stream);
  }

  /** Without a cluster Spark tries once, whatever its settings say. */
  private int tries() {
    return spark.isLocal() ? 1 : conf().getInt("spark.task.maxFailures", 4);
  }

  @Override
  public void close() {
    spark.close();
  }
}
