package io.shrinkage.train;

import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.L1;
import io.shrinkage.penalty.L1Method;
import io.shrinkage.penalty.L2;
import io.shrinkage.penalty.Metric;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.penalty.Reference;
import io.shrinkage.schedule.ConstantSchedule;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The step over the parameters of the reference network.
 *
 * <p>A step overwrites the gradient with the update, so every one starts from a copy; {@link #copy}
 * is that alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class PenaltyStepBenchmark {
  private static final int PARAMETERS = 1_116_970;
  private static final int BATCH = 64;
  private static final ConstantSchedule CONSTANT = new ConstantSchedule(0);

  /** What acts on all parameters. */
  @Param({"none", "l1", "l2"})
  public String penalty = "none";

  private final float[] given = new float[PARAMETERS];
  private final float[] gradient = new float[PARAMETERS];
  private float[] parameters = {};
  private TrainingStep step = step(new float[PARAMETERS]);

  /** Starts anew, so that neither zeros nor large weights gather over the iterations. */
  @Setup(Level.Iteration)
  public void start() {
    SplittableRandom random = new SplittableRandom(1);
    parameters = new float[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      parameters[i] = (float) (0.05 * random.nextDouble(-1, 1));
      given[i] = (float) (0.1 * random.nextDouble(-1, 1));
    }
    step = step(parameters);
  }

  private TrainingStep step(float[] initial) {
    Penalty acting =
        switch (penalty) {
          case "l1" ->
              new L1(
                  1e-5,
                  L1Method.PROXIMAL,
                  Metric.PRECONDITIONED,
                  Reference.ZERO,
                  CONSTANT,
                  false);
          case "l2" -> new L2(1e-4, Reference.ZERO, CONSTANT, false);
          default -> new NoPenalty();
        };
    TrainingPlan plan = new TrainingPlan(new Sgd(0.02, 0.9, true), CONSTANT, 100, 10);
    return new TrainingStep(
        plan, List.of(new TrainingStep.Range(0, PARAMETERS, 1, false, acting)), initial);
  }

  @Benchmark
  public float[] copy() {
    System.arraycopy(given, 0, gradient, 0, PARAMETERS);
    return gradient;
  }

  @Benchmark
  public float[] copyAndStep() {
    copy();
    step.apply(parameters, gradient, BATCH);
    return parameters;
  }
}
