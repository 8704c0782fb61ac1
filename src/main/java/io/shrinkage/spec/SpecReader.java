package io.shrinkage.spec;

import io.shrinkage.penalty.Penalty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads experiment files: strict JSON, defaults from the reference file, every problem at once.
 *
 * <p>An integer may be written in any way that JSON Schema takes for one: 1000, 1e3 and 1000.0 are
 * the same.
 */
public final class SpecReader {
  private static final String BASELINE = "baseline";
  static final String SCHEMA = "$schema";
  static final String EXTENDS = "extends";

  /** Whatever is under it is for people. */
  static final String COMMENT = "$comment";

  private static final String MORE =
      " problems of its runs are shown, there may be more; mend these first";

  private final Declarations declarations = new Declarations();
  private final Encoder encoder = new Encoder(declarations);
  private final Reference reference = Reference.load();
  private final Problems problems;

  private SpecReader(String file) {
    this.problems = new Problems(file);
  }

  /**
   * Reads, resolves and checks a whole experiment file.
   *
   * @throws SpecException with all problems of the file
   */
  public static Experiment read(Path file) {
    return read(file, SpecEdits.NONE);
  }

  /**
   * Reads a whole experiment file with the files that it extends, and with changes.
   *
   * @throws SpecException with all problems of the files and the changes
   */
  public static Experiment read(Path file, SpecEdits edits) {
    SpecReader reader = new SpecReader(file.toString());
    Located.Members root = reader.root(SpecText.read(file, 0, reader.problems));
    Merge merge = new Merge(reader.declarations, reader.reference);
    Located.Members merged = new Bases(file, merge, reader.problems).under(root);
    KeyPaths paths = KeyPaths.ofSpecs(reader.declarations, reader.problems);
    return reader.experiment(edits.apply(merged, paths, reader.problems));
  }

  /**
   * Reads a text as if it stood in a file of that name.
   *
   * @throws SpecException with all problems of the text
   */
  public static Experiment read(String file, String text) {
    SpecReader reader = new SpecReader(file);
    Located.Members root = reader.root(text);
    Located base = root.get(EXTENDS);
    if (base != null) {
      reader.problems.add(base.line(), EXTENDS, "must be absent here, got " + Got.text(base));
    }
    return reader.experiment(root);
  }

  private Located.Members root(String text) {
    Located tree = LocatedParser.parse(text, 0, false, problems);
    if (tree instanceof Located.Members root) {
      return root;
    }
    problems.add(tree.line(), "", "must be a JSON object, got " + Got.text(tree));
    throw problems.exception();
  }

  private Experiment experiment(Located.Members root) {
    Header header = header(root);
    Sweep sweep = sweep(root);
    checkReplaced(root, sweep);
    List<SweptRun> runs = runs(root, sweep);
    problems.throwIfAny();
    if (header == null) {
      throw new IllegalStateException("a header without problems must be there");
    }
    checkDifferent(runs, sweep);
    checkBaseline(header.baseline(), root, runs);
    checkRacing(header.racing(), root, runs);
    problems.throwIfAny();
    return new Experiment(
        header.name(),
        header.description(),
        header.keepModels(),
        header.baseline(),
        header.racing() instanceof SuccessiveHalving rule
            ? new Race(rule, header.selection())
            : null,
        ResolvedFile.of(encoder.record(header), root, sweep, runs.get(0)),
        sweep.axes().stream().map(Axis::published).toList(),
        runs);
  }

  private @Nullable Header header(Located.Members root) {
    Binder binder = new Binder(declarations, reference, problems);
    Stream<String> names =
        Stream.of(Header.class, RunSpec.class)
            .flatMap(type -> declarations.fields(type).stream())
            .map(Field::name);
    List<String> known =
        Stream.concat(names, Stream.of(SweepReader.KEY, SCHEMA, COMMENT, EXTENDS)).toList();
    binder.checkKeys(root, known, "", "known key");
    Located schema = root.get(SCHEMA);
    if (schema != null) {
      binder.checkText(schema, SCHEMA);
    }
    return binder.record(Header.class, root, reference.defaults(), "");
  }

  private Sweep sweep(Located.Members root) {
    Binder binder = new Binder(declarations, reference, problems);
    KeyPaths paths = KeyPaths.ofRuns(declarations, problems);
    return new SweepReader(binder, paths, problems).read(root);
  }

  /** A value in whose place the sweep puts others must still be one that its key takes. */
  private void checkReplaced(Located.Members root, Sweep sweep) {
    for (Axis axis : sweep.axes()) {
      Located own = own(root, axis.segments());
      if (own != null) {
        Located tree = Located.assign(sweep.assign(0, root), axis.segments(), own);
        Problems found = problems.another();
        new Binder(declarations, reference, found, true)
            .record(RunSpec.class, (Located.Members) tree, reference.defaults(), "");
        found.found().stream()
            .filter(problem -> SpecPath.within(problem.path(), axis.path()))
            .forEach(problems::add);
      }
    }
  }

  /** Returns what a file has at a path; a type's name alone is the type. */
  private static @Nullable Located own(Located.Members root, List<String> path) {
    int last = path.size() - 1;
    boolean isType = path.get(last).equals(Kind.Choice.KEY);
    return isType && root.at(path.subList(0, last)) instanceof Located.Scalar name
        ? name
        : root.at(path);
  }

  private List<SweptRun> runs(Located.Members root, Sweep sweep) {
    SweepProblems found = new SweepProblems(sweep, problems.sources());
    List<SweptRun> runs = new ArrayList<>();
    int run = 0;
    for (; run < sweep.size() && !found.isFull(); run++) {
      Located.Members tree = sweep.assign(run, root);
      Problems inReading = problems.another();
      RunSpec spec = bind(tree, inReading);
      found.addRead(run, inReading.found());
      if (spec != null) {
        found.addChecked(run, check(spec, tree));
        runs.add(new SweptRun(spec, encoder.record(spec), sweep.assignment(run)));
      }
    }
    found.report(
        problem -> {
          // what a broken axis should have set is not missing
          if (!sweep.leavesOut(problem.path())) {
            problems.add(problem);
          }
        });
    if (run < sweep.size()) {
      problems.add(0, "", "only the first " + found.size() + MORE);
    }
    return runs;
  }

  private @Nullable RunSpec bind(Located.Members tree, Problems found) {
    return new Binder(declarations, reference, found)
        .record(RunSpec.class, tree, reference.defaults(), "");
  }

  private List<Problem> check(RunSpec spec, Located.Members tree) {
    Problems found = problems.another();
    RunChecks.check(
        spec, (path, message) -> found.add(tree.lineOf(SpecPath.segments(path)), path, message));
    return found.found();
  }

  private void checkBaseline(
      @Nullable Penalty baseline, Located.Members root, List<SweptRun> runs) {
    if (baseline != null && runs.stream().noneMatch(run -> run.spec().penalty().equals(baseline))) {
      problems.add(
          root.lineOf(List.of(BASELINE)),
          BASELINE,
          "must be the penalty of a run of this experiment, got one that none has; add it to the"
              + " sweep");
    }
  }

  private void checkRacing(Racing racing, Located.Members root, List<SweptRun> runs) {
    if (racing instanceof SuccessiveHalving rule) {
      RacingChecks.check(rule, runs)
          .forEach(
              (path, message) -> problems.add(root.lineOf(SpecPath.segments(path)), path, message));
    }
  }

  /** Two values of an axis may be spelt differently and still mean the same run. */
  private void checkDifferent(List<SweptRun> runs, Sweep sweep) {
    Map<RunSpec, Integer> seen = new HashMap<>();
    for (int run = 0; run < runs.size(); run++) {
      Integer earlier = seen.putIfAbsent(runs.get(run).spec(), run);
      if (earlier != null) {
        List<Integer> axes = sweep.differing(earlier, run);
        problems.add(
            sweep.value(run, axes.get(0)).line(),
            SweepReader.KEY,
            "must give different runs, got the same with "
                + sweep.describe(earlier, axes)
                + " as with "
                + sweep.describe(run, axes));
        return;
      }
    }
  }
}
