package io.shrinkage.data.fetch;

import io.shrinkage.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Puts files in place in one step each, and never over another file. */
final class Placement {
  private Placement() {}

  /** Moves a file to where none is. */
  static void file(Path fresh, Path target) throws IOException {
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Moves a folder or, where the target is there, the files that it lacks.
   *
   * @throws DataException if a file is there that differs; nothing was moved then
   */
  static void folder(Path fresh, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(fresh)) {
      files = listed.sorted().toList();
    }
    for (Path file : files) {
      Path there = target.resolve(file.getFileName());
      if (Files.exists(there) && Files.mismatch(file, there) >= 0) {
        throw new DataException(
            there
                + ": must be the published file, got another one; it was not touched: move it away"
                + " and fetch again");
      }
    }
    for (Path file : files) {
      Path there = target.resolve(file.getFileName());
      if (!Files.exists(there)) {
        file(file, there);
      }
    }
  }
}
