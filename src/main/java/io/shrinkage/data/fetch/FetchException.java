package io.shrinkage.data.fetch;

import java.io.Serial;

/**
 * A fetch that did not come to its end for a reason outside the data: the network, the disk, or
 * another process. The same fetch may succeed later; its message is ready to be shown as it is.
 */
public final class FetchException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** A problem described by place, what happened, and the remedy. */
  public FetchException(String message) {
    super(message);
  }

  /** A problem that was noticed through another exception. */
  public FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
