package io.shrinkage.spec;

import java.nio.file.Path;

/** Reads experiment files. */
public final class SpecReader {
  private SpecReader() {}

  /**
   * Reads, resolves and checks a whole experiment file.
   *
   * @throws SpecException with all problems of the file
   */
  public static Experiment read(Path file) {
    throw new UnsupportedOperationException("being written");
  }
}
