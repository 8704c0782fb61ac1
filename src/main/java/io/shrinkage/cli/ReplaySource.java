package io.shrinkage.cli;

import io.shrinkage.report.SpecElement;
import io.shrinkage.run.SpecSeal;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the experiment that a file of results came from: the file may be anybody's. */
final class ReplaySource {
  /** A report has one to two megabytes, and little more with ten thousand runs. */
  private static final int MAX_BYTES = 64 << 20;

  private ReplaySource() {}

  /**
   * Reads a report, a result.json or an experiment.json, whatever its name.
   *
   * @throws SpecException if it is none, damaged, or holds no valid spec
   */
  static Experiment read(Path file) {
    String text = text(file);
    if (text.stripLeading().startsWith("{")) {
      return SpecSeal.read(file.toString(), text);
    }
    return SpecSeal.read(file + " (the spec inside)", SpecElement.of(file.toString(), text));
  }

  private static String text(Path file) {
    if (!Files.isRegularFile(file)) {
      throw SpecException.of(file.toString(), "must be an existing file, got none of that name");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw SpecException.of(
            file.toString(), "must be at most " + (MAX_BYTES >> 20) + " MiB, got more");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw SpecException.of(file.toString(), "must be readable, got \"" + e.getMessage() + "\"");
    }
  }
}
