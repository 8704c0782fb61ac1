package io.shrinkage.cli;

import picocli.CommandLine.Option;

/** What a run prints. */
final class OutputOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Prints errors, failed runs, and at the end the verdict and the report's path.")
  private boolean quiet;

  @Option(
      names = "--json",
      description =
          "Prints the progress and the end as JSON for programs, an object a line with the key "
              + "\"event\": planned, started, epoch, paused, ended, notice, finished.")
  private boolean json;

  @Option(names = "--open", description = "Opens the report once it is complete.")
  private boolean open;

  boolean quiet() {
    return quiet;
  }

  boolean json() {
    return json;
  }

  /** Returns what hears of an experiment. */
  SweepListener listener(Console console, String experiment, int workers) {
    if (json) {
      return new JsonProgress(console.out(), experiment, workers);
    }
    return quiet ? new QuietProgress(console) : Progress.on(console, experiment, workers);
  }

  /** Returns where everything goes that is neither asked for nor an error. */
  Console notes(Console console) {
    return quiet ? console.silenced() : console;
  }

  boolean open() {
    return open;
  }
}
