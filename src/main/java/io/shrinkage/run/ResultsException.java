package io.shrinkage.run;

import java.io.Serial;

/**
 * A problem with the results folder that a person can mend; its message is ready to be shown as it
 * is.
 */
public final class ResultsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** A problem described by place, constraint and remedy. */
  public ResultsException(String message) {
    super(message);
  }

  /** A problem that was noticed through another exception. */
  public ResultsException(String message, Throwable cause) {
    super(message, cause);
  }
}
