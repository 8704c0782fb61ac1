package io.shrinkage.spark;

import io.shrinkage.run.PlannedRun;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Executed;
import io.shrinkage.train.PenaltyCard;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.SelfCheck;
import io.shrinkage.train.Tensor;
import io.shrinkage.train.TrainingListener;
import io.shrinkage.train.TrainingResult;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;

/**
 * Trains nothing and says that it did, but for the seeds that stand for trouble. What it says
 * depends on the seed and the epoch alone.
 */
final class StubTrainer implements TaskTrainer {
  static final long FAILS_ONCE = 1002;
  static final long ALWAYS_FAILS = 1003;
  static final long KILLS_ITS_EXECUTOR = 1004;
  static final long SLOW_AT_FIRST = 1005;

  @Serial private static final long serialVersionUID = 1;
  private static final long SLOW_SECONDS = 120;

  @Override
  public TrainingResult train(PlannedRun run, Progress progress, TrainingListener listener) {
    long seed = run.swept().spec().seed();
    listener.started(start(seed));
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= run.swept().spec().training().epochs(); epoch++) {
      if (epoch == 2) {
        trouble(seed, listener);
      }
      epochs.add(metrics(seed, epoch));
      listener.epoch(metrics(seed, epoch));
    }
    float[] values = {seed, 1, 2, 3};
    return new TrainingResult(
        null,
        metrics(seed, 0),
        epochs,
        start(seed).executed(),
        List.of(new Tensor("0-output.W", "weight", new int[] {2, 2}, values)),
        values,
        null);
  }

  private static void trouble(long seed, TrainingListener listener) {
    boolean first = TaskContext.get() == null || TaskContext.get().attemptNumber() == 0;
    if (seed == ALWAYS_FAILS || (seed == FAILS_ONCE && first)) {
      throw new IllegalArgumentException("trouble of seed " + seed);
    }
    if (seed == KILLS_ITS_EXECUTOR) {
      Runtime.getRuntime().halt(1);
    }
    for (int i = 0; seed == SLOW_AT_FIRST && first && i < 100 * SLOW_SECONDS; i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      listener.batch(0);
    }
  }

  @Override
  public byte[] model(PlannedRun run, TrainingResult result) {
    return new byte[] {1, 2, 3};
  }

  private static RunStart start(long seed) {
    Executed executed =
        new Executed(4, 4, 4, List.of(), Map.of(), "u", "o", "s", 1, Map.of("backend", "stub"));
    SelfCheck check = new SelfCheck(SelfCheck.Outcome.SKIPPED, 0, 0, 0, "");
    return new RunStart(metrics(seed, 0), executed, new PenaltyCard(List.of(), check));
  }

  private static EpochMetrics metrics(long seed, int epoch) {
    double loss = 1.0 / (1 + epoch) + 1e-3 / seed;
    var layer = new EpochMetrics.LayerWeights("0-output", loss, loss, 4, 0, 2, 0);
    return new EpochMetrics(
        epoch, loss, 2 * loss, 1 - loss / 2, 0.5, 0, loss, List.of(layer), 0.5, 0.25);
  }
}
