import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.LocalExecutor;
import io.shrinkage.run.LongestFirst;
import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunHistory;
import io.shrinkage.run.RunListener;
import io.shrinkage.run.RunTrainer;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Measures how busy 1, 2 and 64 workers are whose runs sleep a millisecond an epoch instead of
 * training, in the order of the plan and with the longest first; and what the executor itself takes
 * a run. Nothing is stored: Scale measures that.
 */
final class Workers {
  private static final double NANOS = 1e9;
  private static final int RUNS_A_WORKER = 20;
  private static final int IDLE_RUNS = 10_000;
  private static final TrainingResult NOTHING =
      new TrainingResult(null, null, List.of(), null, List.of(), new float[0], null);

  public static void main(String... unused) {
    System.out.println(
        "| workers | runs of 20 to 200 ms | order | work, s | makespan, s | utilisation | expected"
            + " of this order | executor, us a run |");
    System.out.println("| --- ".repeat(8) + "|");
    for (int workers : List.of(1, 2, 64)) {
      Experiment experiment = experiment(RUNS_A_WORKER * workers);
      LoadedSplits data =
          LoadedSplits.load(List.of(experiment.runs().get(0).spec().data()), Path.of("unused"));
      List<PlannedRun> plan = Plan.of(experiment, data::identity).runs();
      double each = executor(workers, plan);
      print(workers, "plan", plan, each);
      print(workers, "longest first", LongestFirst.of(plan, data, Path.of("unused")), each);
    }
  }

  private static void print(int workers, String order, List<PlannedRun> runs, double executor) {
    AtomicLong slept = new AtomicLong();
    RunTrainer sleeper =
        (run, progress, listener) -> {
          long start = System.nanoTime();
          sleep(millis(run));
          slept.addAndGet(System.nanoTime() - start);
          return NOTHING;
        };
    double makespan = seconds(workers, sleeper, runs);
    double work = slept.get() / NANOS;
    System.out.printf(
        Locale.ROOT,
        "| %d | %d | %s | %.2f | %.3f | %.1f %% | %.1f %% | %.1f |%n",
        workers,
        runs.size(),
        order,
        work,
        makespan,
        100 * work / (workers * makespan),
        100 * expected(workers, runs),
        executor);
  }

  /** Returns the microseconds of a run that does nothing. */
  private static double executor(int workers, List<PlannedRun> plan) {
    List<PlannedRun> runs =
        IntStream.range(0, IDLE_RUNS).mapToObj(i -> plan.get(i % plan.size())).toList();
    RunTrainer idle = (run, progress, listener) -> NOTHING;
    seconds(workers, idle, runs); // compiled from here on
    return 1e6 * seconds(workers, idle, runs) / IDLE_RUNS;
  }

  private static double seconds(int workers, RunTrainer trainer, List<PlannedRun> runs) {
    long start = System.nanoTime();
    new LocalExecutor(workers, trainer, true)
        .execute(runs, RunHistory.NONE, new RunListener() {});
    return (System.nanoTime() - start) / NANOS;
  }

  /** Returns the utilisation if sleeping and scheduling took no time of their own. */
  private static double expected(int workers, List<PlannedRun> runs) {
    PriorityQueue<Integer> ends = new PriorityQueue<>(Collections.nCopies(workers, 0));
    runs.forEach(run -> ends.add(ends.remove() + millis(run)));
    double work = runs.stream().mapToInt(Workers::millis).sum();
    return work / (workers * (double) Collections.max(ends));
  }

  private static int millis(PlannedRun run) {
    return run.swept().spec().training().epochs();
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns runs of 20 to 200 epochs, drawn by a seed. */
  private static Experiment experiment(int runs) {
    List<Integer> epochs = new ArrayList<>(IntStream.rangeClosed(20, 200).boxed().toList());
    SplittableRandom random = new SplittableRandom(1);
    for (int i = epochs.size() - 1; i > 0; i--) {
      Collections.swap(epochs, i, random.nextInt(i + 1));
    }
    int seeds = (runs + epochs.size() - 1) / epochs.size();
    return SpecReader.read(
        "workers.json",
        SPEC.formatted(
            IntStream.rangeClosed(1, seeds).boxed().toList(), epochs.subList(0, runs / seeds)));
  }

  private static final String SPEC =
      """
      {
        "name": "workers",
        "data": { "dataset": "cifar10-small", "train": 128, "validation": 100, "test": 100 },
        "model": { "layers": [ { "type": "output" } ] },
        "sweep": { "seed": %s, "training.epochs": %s }
      }
      """;
}
