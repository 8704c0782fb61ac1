package io.shrinkage.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A file that is no valid experiment; the message has one line a problem. */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Carries all problems of a file, at least one. */
  public SpecException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns the exception for what is wrong with a file as a whole. */
  public static SpecException of(String file, String message) {
    return new SpecException(List.of(new Problem(file, 0, "", message)));
  }

  /** Returns the problems in the order of their lines. */
  public List<Problem> problems() {
    return problems;
  }
}
