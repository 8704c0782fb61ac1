package io.shrinkage.cli;

/** What the program's exit code says. */
final class ExitCode {
  /** Every run completed or diverged. */
  static final int DONE = 0;

  /**
   * At least one run failed or has not ended, or the results folder is in use or cannot be written.
   */
  static final int FAILED = 1;

  /** The command line, a spec or data is wrong or missing: nothing was started. */
  static final int WRONG_INPUT = 2;

  /** Stopped by a signal; the same command continues. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
