import io.shrinkage.doctor.SpecDoctor;
import io.shrinkage.report.ReportWriter;
import io.shrinkage.run.Environment;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.LocalExecutor;
import io.shrinkage.run.ModelFile;
import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.run.RunTrainer;
import io.shrinkage.run.Runner;
import io.shrinkage.run.TestRecord;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.spec.SweptRun;
import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.Trainer;
import io.shrinkage.train.TrainingJob;
import io.shrinkage.train.TrainingListener;
import io.shrinkage.train.TrainingResult;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures what a sweep costs beside its training, for more and more runs.
 *
 * <p>Two runs are trained in earnest, without and with a penalty; all others leave at once what
 * these left, with metrics of their own. Everything else is as in {@code run}: spec, doctor, plan,
 * checkpoints, store, summary, report.
 */
final class Scale {
  private static final double NANOS = 1e9;
  private static final int SEEDS = 10;

  private final Path folder;
  private final String axis;

  private Scale(Path folder, String axis) {
    this.folder = folder;
    this.axis = axis;
  }

  /**
   * Takes the folder to work in; what is swept: lambda, lambda and a learning rate (series), or
   * many seeds; and the numbers of runs.
   */
  public static void main(String... args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    String what = args.length > 1 ? args[1] : "lambda";
    List<Integer> sizes =
        args.length > 2
            ? Stream.of(args).skip(2).map(Integer::valueOf).toList()
            : List.of(10, 100, 1_000, 10_000);
    new Scale(folder, what).stages(sizes);
  }

  private void stages(List<Integer> sizes) throws IOException {
    stage(100); // what Java has to compile is not what a run costs
    System.out.println("ms a run (of processors' time), sweep over " + axis);
    System.out.println(
        "| runs | spec | doctor | plan | train and store | read and summary | report | read, check"
            + " again | heap, kB a run | report, kB a run | report, MB | folder, kB a run |");
    System.out.println("| --- ".repeat(12) + "|");
    for (int runs : sizes) {
      System.out.println(stage(runs));
    }
  }

  /** Runs a sweep twice, the second time with nothing left to train, and returns its row. */
  private String stage(int runs) throws IOException {
    remove(folder.resolve("scale"));
    List<double[]> times = new ArrayList<>();
    Stopwatch watch = new Stopwatch(times);
    Experiment experiment = SpecReader.read("scale.json", spec(axis, runs));
    watch.lap();
    SpecDoctor.examine(experiment);
    watch.lap();
    LoadedSplits data = data(experiment);
    RunTrainer stub = stub(experiment, data);
    watch.restart();
    Runner runner = runner(folder, data, new LocalExecutor(2, stub, true));
    Path report = folder.resolve("report.html");
    long[] heap = {0};
    runner.run(
        experiment,
        new Laps(watch, runs),
        (stored, unused) -> {
          watch.lap();
          heap[0] = heap();
          watch.restart();
          ReportWriter.headline(stored);
          ReportWriter.write(stored, TestRecord.read(folder.resolve("scale")), report);
          watch.lap();
        });
    long empty = heap();
    watch.restart();
    runner.run(experiment, new Runner.Listener() {}, (stored, unused) -> watch.lap());
    StringBuilder row = new StringBuilder("| " + runs);
    for (double[] seconds : times) {
      row.append(number(" | %.3f", 1000 * seconds[0] / runs));
      row.append(number(" (%.3f)", 1000 * seconds[1] / runs));
    }
    row.append(number(" | %.1f", (heap[0] - empty) / 1e3 / runs));
    row.append(number(" | %.2f", Files.size(report) / 1e3 / runs));
    row.append(number(" | %.2f", Files.size(report) / 1e6));
    row.append(number(" | %.1f |", size(folder.resolve("scale")) / 1e3 / runs));
    return row.toString();
  }

  /** Trains the first and the last run, without and with a penalty; the others are like these. */
  private static RunTrainer stub(Experiment experiment, LoadedSplits data) {
    List<SweptRun> runs = experiment.runs();
    Replay free = Replay.of(data.job(runs.get(0).spec()));
    Replay penalized = Replay.of(data.job(runs.get(runs.size() - 1).spec()));
    return (run, progress, listener) ->
        (run.swept().spec().penalty().l2() == 0 ? free : penalized).train(run, progress, listener);
  }

  /** Tells the stages of a runner apart. */
  private static final class Laps implements Runner.Listener {
    private final Stopwatch watch;
    private int left;

    Laps(Stopwatch watch, int runs) {
      this.watch = watch;
      this.left = runs;
    }

    @Override
    public void planned(Plan plan, List<PlannedRun> pending) {
      watch.lap();
    }

    @Override
    public synchronized void ended(PlannedRun run, RunOutcome outcome) {
      if (outcome instanceof RunOutcome.Failed failed) {
        throw new IllegalStateException(failed.cause());
      }
      if (--left == 0) {
        watch.lap();
      }
    }
  }

  /** Takes the time, and the time of the processors, which other programs disturb less. */
  private static final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final List<double[]> times;
    private long start;
    private long processorStart;

    Stopwatch(List<double[]> times) {
      this.times = times;
      restart();
    }

    void restart() {
      start = System.nanoTime();
      processorStart = SYSTEM.getProcessCpuTime();
    }

    void lap() {
      times.add(
          new double[] {
            (System.nanoTime() - start) / NANOS,
            (SYSTEM.getProcessCpuTime() - processorStart) / NANOS
          });
      restart();
    }
  }

  /** What a real run left, said again with other metrics. */
  private record Replay(
      RunStart start,
      List<EpochMetrics> epochs,
      List<Checkpoint> checkpoints,
      TrainingResult result)
      implements RunTrainer {

    static Replay of(TrainingJob job) {
      List<RunStart> starts = new ArrayList<>();
      List<Checkpoint> checkpoints = new ArrayList<>();
      TrainingResult result =
          Trainer.train(
              job,
              new TrainingListener() {
                @Override
                public void started(RunStart start) {
                  starts.add(start);
                }

                @Override
                public void epoch(EpochMetrics metrics) {}

                @Override
                public void checkpoint(Checkpoint checkpoint) {
                  checkpoints.add(checkpoint);
                }
              });
      return new Replay(starts.get(0), result.epochs(), checkpoints, result);
    }

    @Override
    public TrainingResult train(
        PlannedRun run, io.shrinkage.train.Progress progress, TrainingListener listener) {
      SplittableRandom random = new SplittableRandom(run.id().hashCode());
      double factor = 0.8 + 0.4 * random.nextDouble();
      List<EpochMetrics> own = epochs.stream().map(epoch -> scaled(epoch, factor)).toList();
      listener.started(start);
      for (EpochMetrics epoch : own) {
        listener.batch(run.data().trainImages());
        listener.epoch(epoch);
        checkpoints.stream()
            .filter(each -> each.epoch() == epoch.epoch())
            .forEach(listener::checkpoint);
      }
      return new TrainingResult(
          null,
          result.initial(),
          own,
          result.executed(),
          result.weights(),
          result.parameters(),
          result.diagnostics());
    }

    private static EpochMetrics scaled(EpochMetrics it, double factor) {
      return new EpochMetrics(
          it.epoch(),
          it.trainLoss() * factor,
          it.validationLoss() / factor,
          Math.min(1, it.trainAccuracy() / factor),
          Math.min(1, it.validationAccuracy() * factor),
          it.penalty(),
          it.trainLoss() * factor + it.penalty(),
          it.layers(),
          Math.min(0.9, it.majority()),
          it.seconds());
    }
  }

  private static Runner runner(Path results, LoadedSplits data, LocalExecutor executor) {
    Environment here = Environment.current(executor.workers(), List.of("scale.json"));
    return new Runner(
        results, data, executor, ModelFile.NONE, here, Clock.systemUTC(), false);
  }

  private static LoadedSplits data(Experiment experiment) {
    var specs =
        experiment.runs().stream().map(run -> run.spec().data()).collect(Collectors.toSet());
    return LoadedSplits.load(specs, Path.of("unused"));
  }

  private static String spec(String axis, int runs) {
    int others = Math.max(1, runs / SEEDS);
    String sweep =
        switch (axis) {
          case "lambda" -> lambdas(others) + seeds(Math.min(runs, SEEDS));
          case "series" ->
              lambdas(Math.min(others, SEEDS))
                  + rates(Math.max(1, others / SEEDS))
                  + seeds(Math.min(runs, SEEDS));
          case "seeds" -> lambdas(Math.min(others, SEEDS)) + seeds(runs / Math.min(others, SEEDS));
          default -> throw new IllegalArgumentException("no such sweep: " + axis);
        };
    return SPEC.formatted(sweep);
  }

  private static String lambdas(int count) {
    return switch (count) {
      case 1 -> "\"penalty.lambda\": [0], ";
      case 2 -> "\"penalty.lambda\": [0, 1e-4], ";
      default ->
          "\"penalty.lambda\": { \"values\": [0], \"logspace\":"
              + " { \"from\": 1e-6, \"to\": 0.1, \"count\": "
              + (count - 1)
              + " } }, ";
    };
  }

  private static String rates(int count) {
    return "\"training.optimizer.learningRate\": "
        + IntStream.rangeClosed(1, count).mapToObj(i -> "0.0" + (1000 + i)).toList()
        + ", ";
  }

  private static String seeds(int count) {
    return "\"seed\": " + IntStream.rangeClosed(1, count).boxed().toList();
  }

  private static final String SPEC =
      """
      {
        "name": "scale",
        "data": { "dataset": "cifar10-small", "train": 128, "validation": 100, "test": 100 },
        "model": {
          "layers": [
            { "type": "conv", "filters": 8, "kernel": 3, "stride": 2, "activation": "relu" },
            { "type": "max-pool", "size": 4 },
            { "type": "dense", "units": 16, "activation": "relu" },
            { "type": "output" }
          ]
        },
        "penalty": { "type": "l2", "lambda": 1e-4 },
        "training": { "batchSize": 32, "epochs": 5 },
        "sweep": { %s }
      }
      """;

  private static long heap() {
    Runtime java = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return java.totalMemory() - java.freeMemory();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(Scale::length).sum();
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
