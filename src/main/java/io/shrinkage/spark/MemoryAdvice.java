package io.shrinkage.spark;

import io.shrinkage.train.MemoryNeed;
import java.util.List;
import org.apache.spark.SparkConf;

/**
 * What an executor must be given. Spark counts Java's heap alone as memory; a network lies outside
 * of it, and whoever takes more than the overhead is killed by YARN and Kubernetes without a word.
 */
final class MemoryAdvice {
  private static final long MEGABYTE = 1 << 20;

  /** What the program itself takes outside of Java's heap: classes, native libraries, threads. */
  private static final long PROGRAM = 600;

  private MemoryAdvice() {}

  /** Returns a sentence or two, whatever is set. */
  static String of(SparkConf conf, List<MemoryNeed> runs) {
    long outside = megabytes(runs.stream().mapToLong(MemoryNeed::nativeBytes).max().orElse(0));
    long heap = megabytes(runs.stream().mapToLong(MemoryNeed::heapBytes).max().orElse(0));
    int tasks = conf.getInt("spark.executor.cores", 0) / conf.getInt("spark.task.cpus", 1);
    String needs =
        "a run needs about %d MB outside of Java's heap and %d MB of it".formatted(outside, heap);
    if (tasks < 1) {
      return needs
          + "; give an executor spark.executor.memoryOverhead of %dm and %dm for each core"
              .formatted(PROGRAM, outside);
    }
    long wanted = PROGRAM + tasks * outside;
    long set = overhead(conf);
    return needs
        + "; for %d at a time spark.executor.memoryOverhead should be %dm and is %dm%s"
            .formatted(tasks, wanted, set, set < wanted ? ": too little" : "");
  }

  /** As Spark has it: what is set, or a tenth of the heap, and at least 384 MB. */
  private static long overhead(SparkConf conf) {
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g");
    double factor = conf.getDouble("spark.executor.memoryOverheadFactor", 0.1);
    long least = conf.getSizeAsMb("spark.executor.minMemoryOverhead", "384m");
    long otherwise = Math.max(least, (long) (factor * heap));
    return conf.getSizeAsMb("spark.executor.memoryOverhead", otherwise + "m");
  }

  private static long megabytes(long bytes) {
    return (bytes + MEGABYTE - 1) / MEGABYTE;
  }
}
