package io.shrinkage.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How experiments are trained, wherever their specs come from. */
final class TrainingOptions {
  @Mixin private ResultsOption results = new ResultsOption();

  @Mixin private SparkOptions spark = new SparkOptions();

  @Mixin private MachineOptions machine = new MachineOptions();

  @Option(
      names = "--retry-failed",
      description = "Trains runs again that failed before, from their last checkpoint.")
  private boolean retryFailed;

  @Option(names = "--fail-fast", description = "Stops all runs when one fails.")
  private boolean failFast;

  @Option(
      names = "--offline",
      description = "Downloads no data set that is missing, but stops with 2.")
  private boolean offline;

  Path results() {
    return results.path();
  }

  int workers() {
    return machine.workers();
  }

  Path data() {
    return machine.data();
  }

  SparkOptions spark() {
    return spark;
  }

  boolean offline() {
    return offline;
  }

  boolean retryFailed() {
    return retryFailed;
  }

  boolean failFast() {
    return failFast;
  }
}
