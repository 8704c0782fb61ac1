package io.shrinkage.spec;

import java.util.List;

/**
 * A swept path and its values as the file has them.
 *
 * @param line of the path in the file
 * @param values at least one
 */
record Axis(String path, int line, List<Located> values) {

  List<String> segments() {
    return SpecPath.segments(path);
  }

  /** Returns the axis as others see it. */
  SweepAxis published() {
    return new SweepAxis(path, values.stream().map(Located::json).toList());
  }
}
