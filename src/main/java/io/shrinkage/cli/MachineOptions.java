package io.shrinkage.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that trains: threads and data. */
final class MachineOptions {
  @Option(
      names = "--workers",
      paramLabel = "N",
      converter = Workers.class,
      description = "How many runs train at once (default: the number of processors).")
  private int workers = Math.max(1, Runtime.getRuntime().availableProcessors());

  @Mixin private DataFolder data = new DataFolder();

  int workers() {
    return workers;
  }

  Path data() {
    return data.path();
  }

  /** Reads a number of workers. */
  static final class Workers extends Count {
    Workers() {
      super(1024);
    }
  }
}
