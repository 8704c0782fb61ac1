package io.shrinkage.spec;

/**
 * One mistake in a file.
 *
 * @param file as the caller named it
 * @param line from 1; 0 where the mistake is the file's as a whole
 * @param path dotted, such as "model.layers.2.size"; empty where it is the file's as a whole
 * @param message the constraint and what was found instead: "must be ..., got ..."
 */
public record Problem(String file, int line, String path, String message) {

  /** The one line that a person reads. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (path.isEmpty() ? "" : path + ": ")
        + message;
  }
}
