package io.shrinkage.spark;

import io.shrinkage.run.Environment;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.ModelFile;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.run.Runner;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.EpochMetrics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A driver as the command line is one, but its executors train nothing. */
final class StubSweep {
  private StubSweep() {}

  /** Takes the spec, the folder of the results and the master. */
  public static void main(String[] args) {
    Experiment experiment = SpecReader.read(Path.of(args[0]));
    LoadedSplits data =
        LoadedSplits.load(Set.of(experiment.runs().get(0).spec().data()), Path.of("unused"));
    try (SparkCluster cluster =
        SparkCluster.start(args[2], new ExecutorFolders("unused", ""), List.of(args))) {
      SparkExecutor executor = new SparkExecutor(cluster, new StubTrainer(), false, false);
      Runner runner =
          new Runner(
              Path.of(args[1]),
              data,
              executor,
              ModelFile.NONE,
              Environment.current(executor.workers(), List.of()),
              Clock.systemUTC(),
              false);
      long from = System.nanoTime();
      runner.run(experiment, new Telling(), (stored, folder) -> {});
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
      System.out.println("milliseconds: " + millis);
    }
  }

  /** Says what it hears, a line an event. */
  private static final class Telling implements Runner.Listener {
    @Override
    public void starting(PlannedRun run, io.shrinkage.train.Progress progress) {
      say(run, "starting");
    }

    @Override
    public void epoch(PlannedRun run, EpochMetrics metrics) {
      say(run, "epoch " + metrics.epoch());
    }

    @Override
    public void ended(PlannedRun run, RunOutcome outcome) {
      say(run, outcome.status().jsonName());
    }

    private static void say(PlannedRun run, String what) {
      System.out.println("seed " + run.swept().spec().seed() + ": " + what);
    }
  }
}
