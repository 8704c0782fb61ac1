package io.shrinkage.report.export;

import io.shrinkage.run.AtomicFile;
import java.nio.charset.StandardCharsets;

/**
 * A file of an export, not yet written.
 *
 * @param path relative to the export's folder, with slashes
 * @param content may be asked for more than once, and is the same every time
 */
record ExportFile(String path, AtomicFile.Content content) {

  /** Returns a file that holds a text in UTF-8. */
  static ExportFile text(String path, String text) {
    return new ExportFile(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
