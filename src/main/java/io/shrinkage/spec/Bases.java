package io.shrinkage.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the files that a spec extends. All must be in the folder of the spec, or below it, so that
 * a spec of a stranger reads nothing else.
 */
final class Bases {
  private final Path file;
  private final Merge merge;
  private final Problems problems;

  /**
   * Reads bases of a file.
   *
   * @param file as the caller named it
   */
  Bases(Path file, Merge merge, Problems problems) {
    this.file = file;
    this.merge = merge;
    this.problems = problems;
  }

  /**
   * Returns a spec merged over its base, and that over its own.
   *
   * @throws SpecException if one cannot be read
   */
  Located.Members under(Located.Members spec) {
    List<Path> files = new ArrayList<>(List.of(file));
    List<Located.Members> trees = new ArrayList<>(List.of(spec));
    Located named = spec.get(SpecReader.EXTENDS);
    while (named != null) {
      Path base = base(named, files);
      files.add(base);
      Located.Members tree = read(base);
      trees.add(tree);
      named = tree.get(SpecReader.EXTENDS);
    }
    Located.Members merged = trees.get(trees.size() - 1);
    for (int i = trees.size() - 2; i >= 0; i--) {
      merged = merge.over(trees.get(i), merged);
    }
    return merged;
  }

  private Located.Members read(Path base) {
    int start = problems.sources().addFile(base.toString());
    String text = SpecText.read(base, start, problems);
    Located tree = LocatedParser.parse(text, start, false, problems);
    if (tree instanceof Located.Members members) {
      return members;
    }
    throw rejected(tree, "", "must be a JSON object, got " + Got.text(tree));
  }

  /** Returns the file that a file extends, named as the spec's own file is. */
  private Path base(Located named, List<Path> files) {
    Path folder = folder(file);
    Path base = folder(files.get(files.size() - 1)).resolve(relative(named)).normalize();
    if (!base.startsWith(folder)) {
      throw outside(named);
    }
    Path found = real(base, named);
    if (!found.startsWith(real(folder, named))) {
      throw outside(named);
    }
    Path shown = file.resolveSibling(folder.relativize(base));
    for (Path earlier : files) {
      if (real(earlier, named).equals(found)) {
        String chain = files.stream().map(Path::toString).collect(Collectors.joining(" -> "));
        throw rejected(named, "must not lead back to itself, got " + chain + " -> " + shown);
      }
    }
    return shown;
  }

  private Path relative(Located named) {
    String text = named.json().isTextual() ? named.json().textValue() : "";
    try {
      Path path = Path.of(text);
      if (!text.isEmpty() && !path.isAbsolute() && path.getRoot() == null) {
        return path;
      }
    } catch (InvalidPathException e) {
      // said below, as for other texts that are no relative path
    }
    throw rejected(
        named, "must be the path of a file, relative to this one, got " + Got.text(named));
  }

  private Path real(Path path, Located named) {
    try {
      Path real = path.toRealPath();
      if (Files.isReadable(real)) {
        return real;
      }
    } catch (IOException e) {
      // said below, as for files that cannot be read
    }
    throw rejected(named, "must be an existing file, got " + Got.text(named));
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private SpecException outside(Located named) {
    return rejected(
        named, "must stay in the folder of " + file + " or below it, got " + Got.text(named));
  }

  private SpecException rejected(Located where, String message) {
    return rejected(where, SpecReader.EXTENDS, message);
  }

  private SpecException rejected(Located where, String path, String message) {
    problems.add(where.line(), path, message);
    return problems.exception();
  }
}
