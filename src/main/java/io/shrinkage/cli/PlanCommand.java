package io.shrinkage.cli;

import io.shrinkage.data.DataException;
import io.shrinkage.data.DataSpec;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SweptRun;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what {@code run} with the same options would do, and what it could not answer. */
@Command(
    name = "plan",
    description = {
      "Says what 'run' with the same options would train, what that needs and how long it takes, and",
      "what keeps the sweep from answering its question. Writes nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExample:%n",
    footer = {
      "  java -jar runner.jar plan experiments/mnist-l2.json --workers 2",
      "",
      "Exit codes: 0 planned, whatever was found; 2 the command line or a spec is wrong."
    })
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--no-probe",
      description = "Does without the batches that are trained to estimate the time (seconds).")
  private boolean noProbe;

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Experiment> experiments = Specs.read(options.specs(), options.changes().edits());
    List<ChosenRuns> chosen = experiments.stream().map(options.changes()::chosen).toList();
    if (options.changes().printed(experiments, console)) {
      return ExitCode.DONE;
    }
    for (int i = 0; i < experiments.size(); i++) {
      Experiment experiment = experiments.get(i);
      PlanTable table = new PlanTable(experiment, chosen.get(i), options);
      try {
        LoadedSplits data = LoadedSplits.load(dataSpecs(experiment), options.data());
        table.addSizes(data);
        table.addTime(noProbe ? null : probe(table.pending(), data));
      } catch (DataException e) {
        table.addWithoutData(String.valueOf(e.getMessage()));
      }
      table.addFindings();
      table.lines().forEach(console.out()::println);
    }
    return ExitCode.DONE;
  }

  /** Returns the pace of the first run that is to be trained; null where there is none. */
  private Probe.@Nullable Pace probe(List<PlannedRun> pending, LoadedSplits data) {
    if (pending.isEmpty()) {
      return null;
    }
    if (!NativeCache.warm()) {
      console.err().println(NativeCache.firstStart());
    }
    return Probe.of(data.job(pending.get(0).swept().spec()), System::nanoTime);
  }

  private static Set<DataSpec> dataSpecs(Experiment experiment) {
    return experiment.runs().stream()
        .map(SweptRun::spec)
        .map(RunSpec::data)
        .collect(Collectors.toSet());
  }
}
