package io.shrinkage.cli;

import io.shrinkage.run.Environment;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.LocalExecutor;
import io.shrinkage.run.LocalTrainer;
import io.shrinkage.run.RunCheck;
import io.shrinkage.run.StoredTrainings;
import io.shrinkage.run.Verifier;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains stored runs again and says whether every bit is the same. */
@Command(
    name = "verify",
    description = {
      "Checks the stored files of an experiment, trains its finished runs again in memory and says",
      "of each whether every bit is the same, or where the two part first."
    },
    mixinStandardHelpOptions = true,
    versionProvider = ShrinkageCommand.Version.class,
    footerHeading = "%nExample:%n",
    footer = {
      "  java -jar runner.jar verify results/mnist-l2 --runs 3",
      "",
      "Exit codes: 0 all are bit-identical; 1 one differs or is damaged; 2 there is nothing to verify,",
      "or data is missing."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;
  private final List<String> args;

  @Parameters(paramLabel = "DIR", description = "The folder of an experiment.")
  private Path folder = Path.of("");

  @Option(
      names = "--runs",
      paramLabel = "N",
      converter = Runs.class,
      description = "How many runs, evenly over the plan (default: all).")
  private int runs = Integer.MAX_VALUE;

  @Mixin private MachineOptions machine = new MachineOptions();

  VerifyCommand(Console console, String... args) {
    this.console = console;
    this.args = List.of(args);
  }

  @Override
  public Integer call() {
    StoredTrainings all = stored();
    StoredTrainings chosen = all.evenly(runs);
    List<RunCheck> checks = chosen.size() == 0 ? List.of() : checks(chosen);
    CheckLines.of(checks, all).forEach(console.out()::println);
    boolean whole = all.damage().isEmpty() && checks.stream().allMatch(RunCheck::identical);
    return whole ? ExitCode.DONE : ExitCode.FAILED;
  }

  private StoredTrainings stored() {
    ExperimentFolder.require(folder);
    StoredTrainings all = StoredTrainings.read(folder);
    all.damage().forEach(message -> console.err().println("damaged: " + message));
    if (all.size() == 0 && all.damage().isEmpty()) {
      throw SpecException.of(
          folder.toString(), "must have runs that completed or diverged, got none");
    }
    return all;
  }

  private List<RunCheck> checks(StoredTrainings chosen) {
    List<RunSpec> runs = chosen.specs();
    LoadedSplits data =
        LoadedSplits.load(
            runs.stream().map(RunSpec::data).collect(Collectors.toSet()), machine.data());
    data.notices().forEach(console.err()::println);
    int workers = Workers.thatFit(machine.workers(), runs, data, console);
    LocalExecutor executor = new LocalExecutor(workers, new LocalTrainer(data), false);
    Environment environment = Environment.current(workers, args);
    try (Progress progress = Progress.again(console, chosen.name(), workers)) {
      return new Verifier(data, executor, environment).verify(chosen, progress);
    }
  }

  /** Reads a number of runs. */
  static final class Runs extends Count {
    Runs() {
      super(10_000);
    }
  }
}
