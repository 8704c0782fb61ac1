import io.shrinkage.run.LoadedSplits;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.spec.SweptRun;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.Trainer;
import io.shrinkage.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Measures what a penalty adds to a training step of the reference network.
 *
 * <p>One process trains the runs of one optimizer of penalty-cost.json (the first has no penalty)
 * in turns of one step: a round is one step of each, a second in all, so that whatever else the
 * machine does falls on all alike. Printed are medians over the rounds of the time over that of the
 * step without a penalty, with the interval that holds the true median 95 times in 100 (from order
 * statistics).
 */
final class PenaltyCost {
  private static final int WARM_UP = 20;

  public static void main(String... args) throws InterruptedException {
    var experiment = SpecReader.read(Path.of("bench/penalty-cost.json"));
    var data = LoadedSplits.load(List.of(experiment.runs().get(0).spec().data()), Path.of("none"));
    Map<String, List<SweptRun>> byOptimizer =
        experiment.runs().stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.assignment().get("training.optimizer").path("type").asText()));
    System.out.println("| optimizer | penalty | adds to a step | rounds |");
    System.out.println("| --- | --- | --- | --- |");
    for (var runs : byOptimizer.entrySet()) {
      double[][] seconds = new PenaltyCost(runs.getValue().size()).train(runs.getValue(), data);
      for (int i = 1; i < seconds.length; i++) {
        print(runs.getKey(), runs.getValue().get(i).spec().penalty().type(), seconds[i], seconds[0]);
      }
    }
  }

  private static void print(String optimizer, String penalty, double[] with, double[] without) {
    double[] added = new double[with.length - WARM_UP];
    for (int i = 0; i < added.length; i++) {
      added[i] = 100 * (with[i + WARM_UP] / without[i + WARM_UP] - 1);
    }
    Arrays.sort(added);
    int reach = (int) Math.ceil(0.98 * Math.sqrt(added.length));
    int middle = added.length / 2;
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f %% (%.1f to %.1f) | %d |%n",
        optimizer,
        penalty,
        added[middle],
        added[Math.max(0, middle - reach)],
        added[Math.min(added.length - 1, middle + reach)],
        added.length);
  }

  private final Semaphore[] turns;
  private final List<List<Double>> seconds = new ArrayList<>();

  private PenaltyCost(int runs) {
    turns = new Semaphore[runs];
    for (int i = 0; i < runs; i++) {
      turns[i] = new Semaphore(0);
      seconds.add(new ArrayList<>());
    }
  }

  /** Returns the seconds of every step of every run. */
  private double[][] train(List<SweptRun> runs, LoadedSplits data) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      var job = data.job(runs.get(i).spec());
      Turns own = new Turns(i);
      Thread thread =
          new Thread(
              () -> {
                Trainer.train(job, own);
                own.pass();
              });
      threads.add(thread);
      thread.start();
    }
    turns[0].release();
    for (Thread thread : threads) {
      thread.join();
    }
    return seconds.stream()
        .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  /** Lets a run make one step, then the next run. What comes between epochs is not counted. */
  private final class Turns implements TrainingListener {
    private final int self;
    private long start;

    Turns(int self) {
      this.self = self;
    }

    @Override
    public void started(RunStart run) {
      await();
    }

    @Override
    public void batch(int images) {
      seconds.get(self).add((System.nanoTime() - start) / 1e9);
      pass();
      await();
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      start = System.nanoTime(); // its turn goes on: the next step comes after the measurement
    }

    private void await() {
      turns[self].acquireUninterruptibly();
      start = System.nanoTime();
    }

    private void pass() {
      turns[(self + 1) % turns.length].release();
    }
  }
}
