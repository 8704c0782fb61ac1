package io.shrinkage.spec;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The mistakes found in one file so far, each once. */
final class Problems {
  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();

  /** No mistakes yet in the file that the caller names so. */
  Problems(String file) {
    this.file = file;
  }

  /** No mistakes yet in the same file. */
  Problems another() {
    return new Problems(file);
  }

  void add(int line, String path, String message) {
    add(new Problem(file, line, path, message));
  }

  void add(Problem problem) {
    found.add(problem);
  }

  int size() {
    return found.size();
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  /**
   * Returns everything found, to be thrown, in the order of the lines; what has none at the end.
   */
  SpecException exception() {
    return new SpecException(
        found.stream()
            .sorted(
                Comparator.comparing((Problem problem) -> problem.line() == 0)
                    .thenComparing(Problem::line))
            .toList());
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw exception();
    }
  }
}
