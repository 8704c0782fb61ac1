package io.shrinkage.spec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The mistakes found in one spec so far, each once. */
final class Problems {
  private final Sources sources;
  private final Set<Problem> found = new LinkedHashSet<>();

  /** No mistakes yet in the file that the caller names so. */
  Problems(String file) {
    this(new Sources(file));
  }

  private Problems(Sources sources) {
    this.sources = sources;
  }

  /** No mistakes yet in the same texts. */
  Problems another() {
    return new Problems(sources);
  }

  /** Returns the texts, each line of which has a number. */
  Sources sources() {
    return sources;
  }

  void add(int line, String path, String message) {
    add(sources.problem(line, path, message));
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

  /** Returns everything found, to be thrown, text by text in the order of the lines. */
  SpecException exception() {
    return new SpecException(found.stream().sorted(sources.order()).toList());
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw exception();
    }
  }
}
