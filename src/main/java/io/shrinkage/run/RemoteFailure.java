package io.shrinkage.run;

import java.io.PrintWriter;
import java.io.Serial;

/** What ended a run in another process, as it was told: it reads as it did there. */
public final class RemoteFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String problem;
  private final String stackTrace;

  /**
   * Makes one.
   *
   * @param problem the exception's type and message
   * @param stackTrace its stack trace, or whatever is known instead
   */
  public RemoteFailure(String problem, String stackTrace) {
    super(problem);
    this.problem = problem;
    this.stackTrace = stackTrace;
  }

  /** Returns the exception's type and message. */
  String problem() {
    return problem;
  }

  @Override
  public void printStackTrace(PrintWriter out) {
    out.print(stackTrace);
  }
}
