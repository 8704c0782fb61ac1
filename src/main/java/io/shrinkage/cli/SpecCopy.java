package io.shrinkage.cli;

import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.Json;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes resolved specs as files of their own, and never over something else. */
final class SpecCopy {
  private SpecCopy() {}

  /**
   * Writes the file, or leaves the one that is there and means the same.
   *
   * @throws SpecException if there is something else, or it cannot be written
   */
  static void write(Experiment experiment, Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      checkSame(experiment, file);
      return;
    }
    byte[] text = (Json.pretty(experiment.resolved()) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw SpecException.of(
          file.toString(), "must be a place to write the spec to, got \"" + e + "\"");
    }
  }

  private static void checkSame(Experiment experiment, Path file) {
    try {
      if (SpecReader.read(file).resolved().equals(experiment.resolved())) {
        return;
      }
    } catch (SpecException e) {
      // no spec at all: certainly not this one
    }
    throw SpecException.of(
        file.toString(),
        "must be free for the spec or hold it already, got another content; move it away, or write"
            + " the spec elsewhere with --write-only FILE");
  }
}
