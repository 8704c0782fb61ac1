package io.shrinkage.train;

import io.shrinkage.data.Scaler;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
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
import org.openjdk.jmh.annotations.TearDown;

/** Measuring a network on the validation part of a job, with one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(3)
public class EvaluationBenchmark {

  /** A file of bench/jobs. */
  @Param({"reference-cifar", "lenet-mnist", "mlp-mnist", "resnet20-cifar"})
  public String job;

  private TrainingJob run;
  private Network network;
  private Evaluator evaluator;

  /** In the thread that measures, as a run does it. */
  @Setup
  public void build() {
    NativeBackend.useOneThread();
    run = BenchmarkJobs.firstRun(job);
    Loss loss = run.training().loss();
    network = Network.build(TrainingRun.declaration(run), new OutputLoss(loss), run.seed());
    Scaler scaler = Scaler.of(run.data().scale(), run.split().train());
    int pixels = run.split().train().images().shape().pixels();
    evaluator = new Evaluator(network, loss, scaler, pixels);
  }

  @Benchmark
  public Evaluator.Score score() {
    return evaluator.score(run.split().validation());
  }

  @TearDown
  public void close() {
    network.close();
  }
}
