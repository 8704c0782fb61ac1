package io.shrinkage.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The texts that one spec is read from: its file, the files that it extends, and options of the
 * command line. A line of any of them is one number here, so that a merged tree still knows where
 * each value comes from; of the first text it is the line itself.
 */
final class Sources {
  /** More lines than a text may have bytes. */
  private static final int LINES = 1 << 21;

  /** As many as there are numbers for. */
  private static final int MOST = Integer.MAX_VALUE / LINES;

  /**
   * One text.
   *
   * @param option whether it is an option's value, which stands for the path that it names
   */
  private record Source(String name, boolean option, List<String> paths) {}

  private final List<Source> sources = new ArrayList<>();

  Sources(String file) {
    addFile(file);
  }

  /** Adds a file and returns the number before that of its first line. */
  int addFile(String name) {
    return add(new Source(name, false, List.of()));
  }

  /**
   * Adds an option and returns its number.
   *
   * @param paths which paths the option itself names, so that a message need not
   */
  int addOption(String name, List<String> paths) {
    return add(new Source(name, true, paths));
  }

  private int add(Source source) {
    if (sources.size() == MOST) {
      throw SpecException.of(
          sources.get(0).name(), "must be made of less than " + MOST + " files and options");
    }
    sources.add(source);
    return (sources.size() - 1) * LINES;
  }

  /** Returns the problem with a path at a line of any of the texts. */
  Problem problem(int line, String path, String message) {
    Source source = sources.get(line / LINES);
    if (source.option()) {
      return new Problem(source.name(), 0, source.paths().contains(path) ? "" : path, message);
    }
    return new Problem(source.name(), line % LINES, path, message);
  }

  /** Returns the line that a line of any of the texts is in its own. */
  static int ownLine(int line) {
    return line % LINES;
  }

  /** Returns the order of texts, and within each that of lines; what has none is last. */
  Comparator<Problem> order() {
    List<String> names = sources.stream().map(Source::name).toList();
    return Comparator.comparing((Problem problem) -> names.indexOf(problem.file()))
        .thenComparing(problem -> problem.line() == 0)
        .thenComparing(Problem::line);
  }
}
