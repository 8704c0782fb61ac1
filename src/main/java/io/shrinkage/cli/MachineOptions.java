package io.shrinkage.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command takes that trains: threads and data. */
final class MachineOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = Workers.class,
      description = "How many runs train at once (default: the number of processors).")
  private int workers = Math.max(1, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data sets that are not inside the jar (default: ~/.shrinkage/data).")
  private Path data = Path.of(System.getProperty("user.home", "."), ".shrinkage", "data");

  int workers() {
    return workers;
  }

  Path data() {
    return data;
  }

  /** Reads a number of workers. */
  static final class Workers extends Count {
    Workers() {
      super(1024);
    }
  }
}
