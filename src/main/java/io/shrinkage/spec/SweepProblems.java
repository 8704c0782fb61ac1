package io.shrinkage.spec;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Gathers the problems of the runs of a sweep, each once, and says which swept values are behind a
 * problem that is elsewhere in the file.
 */
final class SweepProblems {
  /** Nobody reads more. */
  private static final int MOST = 50;

  private record Key(String path, String message) {}

  /** A problem, the runs that have it, and the runs in which it was looked for. */
  private record Seen(Problem first, BitSet runs, BitSet examined) {}

  private final Sweep sweep;
  private final Sources sources;
  private final Map<Key, Seen> seen = new LinkedHashMap<>();
  private final BitSet read = new BitSet();
  private final BitSet checked = new BitSet();

  SweepProblems(Sweep sweep, Sources sources) {
    this.sweep = sweep;
    this.sources = sources;
  }

  /** Adds what was found in reading a run. */
  void addRead(int run, List<Problem> found) {
    add(run, found, read);
  }

  /** Adds what was found in checking a run that could be read. */
  void addChecked(int run, List<Problem> found) {
    add(run, found, checked);
  }

  private void add(int run, List<Problem> found, BitSet examined) {
    examined.set(run);
    for (Problem problem : found) {
      Key key = new Key(problem.path(), problem.message());
      seen.computeIfAbsent(key, k -> new Seen(problem, new BitSet(), examined)).runs().set(run);
    }
  }

  int size() {
    return seen.size();
  }

  boolean isFull() {
    return seen.size() >= MOST;
  }

  void report(Consumer<Problem> problems) {
    seen.values().forEach(found -> problems.accept(located(found)));
  }

  private Problem located(Seen found) {
    Problem first = found.first();
    boolean inValue =
        sweep.axes().stream().anyMatch(axis -> SpecPath.within(first.path(), axis.path()));
    if (inValue || found.runs().equals(found.examined())) {
      return first;
    }
    List<Integer> guilty = guilty(found);
    int run = found.runs().nextSetBit(0);
    String values = sweep.describe(run, guilty);
    int line = sweep.value(run, guilty.get(0)).line();
    return sources.problem(line, first.path(), first.message() + " (with " + values + ")");
  }

  /** Returns the axes of which not every value has the problem; all if there is none. */
  private List<Integer> guilty(Seen found) {
    List<Integer> axes = IntStream.range(0, sweep.axes().size()).boxed().toList();
    List<Integer> guilty =
        axes.stream()
            .filter(axis -> !values(found.runs(), axis).equals(values(found.examined(), axis)))
            .toList();
    return guilty.isEmpty() ? axes : guilty;
  }

  private BitSet values(BitSet runs, int axis) {
    BitSet values = new BitSet();
    runs.stream().forEach(run -> values.set(sweep.index(run, axis)));
    return values;
  }
}
