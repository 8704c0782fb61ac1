package io.shrinkage.cli;

import io.shrinkage.data.DataSpec;
import io.shrinkage.run.Environment;
import io.shrinkage.run.Executor;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.Runner;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SweptRun;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** One call of {@code run}: checks everything, then runs one experiment after another. */
final class Session {
  private final Console console;
  private final RunOptions options;
  private final OutputOptions output;
  private final Console notes;
  private final List<String> args;

  Session(Console console, RunOptions options, OutputOptions output, List<String> args) {
    this.console = console;
    this.options = options;
    this.output = output;
    this.notes = output.notes(console);
    this.args = args;
  }

  /** Returns the exit code. */
  int run() {
    options.spark().check(args);
    Interruption interruption = Interruption.watch(console);
    SpecOptions changes = options.changes();
    List<Experiment> experiments = Specs.read(options.specs(), changes.edits());
    List<ChosenRuns> chosen = experiments.stream().map(changes::chosen).toList();
    if (changes.printed(experiments, console)) {
      return ExitCode.DONE;
    }
    Set<DataSpec> dataSpecs = dataSpecs(experiments);
    if (!options.offline()) {
      MissingData.in(options.data(), notes).fetch(dataSpecs);
    }
    LoadedSplits data = LoadedSplits.load(dataSpecs, options.data());
    data.notices().forEach(notes.err()::println);
    experiments.forEach(experiment -> Doctor.warnings(experiment).forEach(notes.err()::println));
    boolean done = true;
    boolean stopped = false;
    try (Workplace workplace = workplace(runs(experiments), data)) {
      for (int i = 0; i < experiments.size(); i++) {
        Workplace.Place place = workplace.place(experiments.get(i).keepModels());
        Executor executor = place.executor();
        interruption.stops(executor);
        stopped |= executor.stopped();
        done &=
            !stopped
                && run(runner(place, data), experiments.get(i), chosen.get(i), executor::stopped);
        stopped |= executor.stopped();
      }
    }
    if (interruption.happened()) {
      interruption.sayWhatIsKept();
      return ExitCode.INTERRUPTED;
    }
    return done ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Workplace workplace(List<RunSpec> runs, LoadedSplits data) {
    return options.spark().asked()
        ? new SparkWorkplace(
            options.spark(),
            options.spark().folders(options.data()),
            options.failFast(),
            runs,
            data,
            args,
            notes)
        : new LocalWorkplace(
            Workers.thatFit(options.workers(), runs, data, notes), data, options.failFast());
  }

  private Runner runner(Workplace.Place place, LoadedSplits data) {
    return new Runner(
        options.results(),
        data,
        place.executor(),
        place.models(),
        Environment.current(place.executor().workers(), args),
        Clock.systemUTC(),
        options.retryFailed());
  }

  /** Returns whether nothing is left to train of the chosen runs. */
  private boolean run(
      Runner runner, Experiment experiment, ChosenRuns chosen, BooleanSupplier interrupted) {
    SweepListener progress =
        output.listener(console, experiment.name(), runner.executor().workers());
    TestPart testPart = new TestPart(runner, notes, interrupted);
    Ending ending = new Ending(console, output);
    try (Publishing publishing = new Publishing(progress, testPart, new LiveReport(), ending)) {
      StoredExperiment stored = runner.run(experiment, chosen, progress, publishing);
      Set<String> ids = runner.plan(experiment).ids(chosen);
      return finished(
          stored.runs().stream().filter(run -> ids.contains(run.id())).toList(), stored.racing());
    }
  }

  private static List<RunSpec> runs(List<Experiment> experiments) {
    return experiments.stream()
        .flatMap(experiment -> experiment.runs().stream())
        .map(SweptRun::spec)
        .toList();
  }

  private static Set<DataSpec> dataSpecs(List<Experiment> experiments) {
    return runs(experiments).stream().map(RunSpec::data).collect(Collectors.toSet());
  }

  static boolean finished(List<StoredRun> runs, boolean racing) {
    return runs.stream().map(StoredRun::status).allMatch(status -> status.settled(racing));
  }
}
