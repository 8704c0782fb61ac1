package io.shrinkage.data;

import java.io.Serial;

/** A problem with data that a person can mend; its message is ready to be shown as it is. */
public final class DataException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** A problem described by place, constraint, value and, where there is one, remedy. */
  public DataException(String message) {
    super(message);
  }

  /** A problem that was noticed through another exception. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
