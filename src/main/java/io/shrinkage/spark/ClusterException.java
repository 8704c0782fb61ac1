package io.shrinkage.spark;

import java.io.Serial;

/** The cluster does not do what it is asked to; what ended is stored. */
public final class ClusterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Makes an exception whose message is for people. */
  public ClusterException(String message) {
    super(message);
  }
}
