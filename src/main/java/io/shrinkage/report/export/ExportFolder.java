package io.shrinkage.report.export;

import io.shrinkage.run.ResultsException;
import io.shrinkage.spec.SpecException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The folder of an export: what is in it and was not written by one stays as it is. */
final class ExportFolder {
  private static final String ELSEWHERE = "; move it away, or choose another folder with --out";

  private final Path folder;
  private final Manifest before;

  private ExportFolder(Path folder, Manifest before) {
    this.folder = folder;
    this.before = before;
  }

  /**
   * Looks at a folder, which need not exist.
   *
   * @throws SpecException if it holds the export of another experiment
   */
  static ExportFolder open(Path folder, String experiment) {
    Manifest before = Manifest.read(folder, experiment);
    if (!before.experiment().equals(experiment)) {
      throw SpecException.of(
          folder.toString(),
          "must be free or hold an export of \"%s\", got one of \"%s\"%s"
              .formatted(experiment, before.experiment(), ELSEWHERE));
    }
    return new ExportFolder(folder, before);
  }

  /**
   * Writes files in place of all that an earlier export has left under some roots.
   *
   * @param roots first names of paths
   * @throws SpecException if a file of somebody else is in the way, before anything is written
   */
  void replace(List<String> roots, List<ExportFile> files) {
    Set<String> paths = files.stream().map(ExportFile::path).collect(Collectors.toSet());
    files.forEach(file -> checkFree(file.path()));
    SortedSet<String> stale = new TreeSet<>(before.files());
    stale.removeIf(path -> paths.contains(path) || !roots.contains(path.split("/", 2)[0]));
    try {
      Files.createDirectories(folder);
      // first, so that what an interrupted export leaves is known as an export's
      SortedSet<String> known = new TreeSet<>(before.files());
      known.addAll(paths);
      new Manifest(before.experiment(), known).write(folder);
      for (String path : stale) {
        remove(folder.resolve(path));
      }
      for (ExportFile file : files) {
        write(folder.resolve(file.path()), file);
      }
      known.removeAll(stale);
      new Manifest(before.experiment(), known).write(folder);
    } catch (IOException e) {
      throw new ResultsException(folder + ": cannot be written: " + e, e);
    }
  }

  /** Writes a file anew. It can be made again: waiting for the disk would take seconds for all. */
  private static void write(Path target, ExportFile file) throws IOException {
    Files.createDirectories(parent(target));
    Files.deleteIfExists(target);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW))) {
      file.content().writeTo(out);
    }
  }

  private void checkFree(String path) {
    Path target = folder.resolve(path);
    for (Path above = parent(target); !above.equals(folder); above = parent(above)) {
      if (Files.isSymbolicLink(above) || Files.isRegularFile(above)) {
        throw SpecException.of(
            above.toString(), "must be a folder, got a link or file" + ELSEWHERE);
      }
    }
    boolean free =
        before.files().contains(path)
            ? !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)
            : !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (!free) {
      throw SpecException.of(
          target.toString(),
          "must be free or from an earlier export, got one that is not listed in "
              + Manifest.NAME
              + ELSEWHERE);
    }
  }

  /** Removes a file and the folders that it leaves empty; what lies behind a link is not ours. */
  private void remove(Path file) throws IOException {
    for (Path above = parent(file); !above.equals(folder); above = parent(above)) {
      if (Files.isSymbolicLink(above)) {
        return;
      }
    }
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.deleteIfExists(file);
    try {
      for (Path above = parent(file); !above.equals(folder); above = parent(above)) {
        Files.deleteIfExists(above);
      }
    } catch (DirectoryNotEmptyException e) {
      // it holds more
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException("every file is below the folder, got " + path);
    }
    return parent;
  }
}
