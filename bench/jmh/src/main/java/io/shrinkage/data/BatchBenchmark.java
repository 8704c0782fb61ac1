package io.shrinkage.data;

import io.shrinkage.train.BenchmarkJobs;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Preparing a batch of 64 images of 3 x 32 x 32. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class BatchBenchmark {
  private static final int BATCH = 64;

  /** Whether images are flipped and moved. */
  @Param({"false", "true"})
  public boolean augmented;

  private final SplittableRandom random = new SplittableRandom(1);
  private Part train;
  private BatchAssembler assembler;
  private int[] order;
  private float[] images;
  private int from;

  @Setup
  public void load() {
    var job = BenchmarkJobs.firstRun("reference-cifar");
    train = job.split().train();
    List<Augmentation> augment =
        augmented ? List.of(Augmentation.HORIZONTAL_FLIP, Augmentation.RANDOM_CROP) : List.of();
    assembler = new BatchAssembler(Scaler.of(job.data().scale(), train), augment);
    order = random.ints(train.size(), 0, train.size()).toArray();
    images = new float[BATCH * train.images().shape().pixels()];
  }

  @Benchmark
  public float[] fill() {
    assembler.fill(train, order, from, BATCH, images, random);
    from = (from + BATCH) % (order.length - BATCH);
    return images;
  }
}
