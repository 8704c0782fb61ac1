package io.shrinkage.spec;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the sweep of a file: which paths, which values. */
final class SweepReader {
  /** The most runs of one experiment. */
  static final int MOST_RUNS = 10_000;

  static final String KEY = "sweep";
  static final String VALUES = "values";
  static final String LOGSPACE = "logspace";
  static final String LINSPACE = "linspace";
  private static final String FORMS =
      "a list of values, or an object with \"values\", \"logspace\" or \"linspace\"";

  private final Binder binder;
  private final KeyPaths paths;
  private final Problems problems;

  SweepReader(Binder binder, KeyPaths paths, Problems problems) {
    this.binder = binder;
    this.paths = paths;
    this.problems = problems;
  }

  /**
   * Returns the sweep of a file: the axes without a problem, in order of declaration, and last that
   * over the folds where the file does not say which.
   */
  Sweep read(Located.Members root) {
    Located sweep = root.get(KEY);
    if (sweep instanceof Located.Members members) {
      return read(members, root);
    }
    if (sweep != null) {
      problems.add(
          sweep.line(), KEY, "must be an object from paths to values, got " + Got.text(sweep));
    }
    return read(Located.Members.empty(root.line()), root);
  }

  private Sweep read(Located.Members sweep, Located.Members root) {
    List<Axis> axes = new ArrayList<>();
    Set<String> unread = new HashSet<>();
    sweep
        .members()
        .forEach(
            (path, given) -> {
              int before = problems.size();
              String place = SpecPath.join(KEY, path);
              String meant = paths.check(path, root, given.line(), place);
              List<Located> values = values(given, place);
              FoldAxis.check(path, values, place, problems);
              if (problems.size() > before || overlaps(path, sweep)) {
                unread.add(wholeOf(meant));
              } else {
                axes.add(new Axis(path, given.line(), values));
              }
            });
    checkOverlap(sweep);
    FoldAxis.of(root, sweep.members().keySet()).ifPresent(axes::add);
    if (isSmall(axes, sweep.line())) {
      return new Sweep(axes, unread);
    }
    axes.forEach(axis -> unread.add(wholeOf(axis.path())));
    return new Sweep(List.of(), unread);
  }

  /** Returns the path, or the object around it if it is a type, on which all other keys hang. */
  private static String wholeOf(String path) {
    String ending = "." + Kind.Choice.KEY;
    return path.endsWith(ending) ? path.substring(0, path.length() - ending.length()) : path;
  }

  private List<Located> values(Located given, String place) {
    int before = problems.size();
    List<Located> values = new ArrayList<>();
    if (given instanceof Located.Elements list) {
      values.addAll(list.elements());
    } else if (given instanceof Located.Members members) {
      values.addAll(joined(members, place));
    } else {
      problems.add(given.line(), place, "must be " + FORMS + ", got " + Got.text(given));
    }
    if (problems.size() == before) {
      checkValues(values, given, place);
    }
    return values;
  }

  private void checkValues(List<Located> values, Located given, String place) {
    if (values.isEmpty()) {
      problems.add(given.line(), place, "must have at least one value, got " + Got.text(given));
    }
    Map<String, Located> seen = new HashMap<>();
    for (Located value : values) {
      if (seen.put(Canonical.text(value), value) != null) {
        problems.add(
            value.line(), place, "must have different values, got " + Got.text(value) + " twice");
      }
    }
  }

  private List<Located> joined(Located.Members form, String place) {
    binder.checkKeys(form, List.of(VALUES, LOGSPACE, LINSPACE), place, "known key");
    List<Located> values = new ArrayList<>();
    Located listed = form.get(VALUES);
    if (listed instanceof Located.Elements list) {
      values.addAll(list.elements());
    } else if (listed != null) {
      String key = SpecPath.join(place, VALUES);
      problems.add(listed.line(), key, "must be a list, got " + Got.text(listed));
    }
    Located logspace = form.get(LOGSPACE);
    Located linspace = form.get(LINSPACE);
    if (logspace != null && linspace != null) {
      problems.add(
          linspace.line(), place, "must have one of \"logspace\" and \"linspace\", got both");
    } else if (logspace != null) {
      values.addAll(space(logspace, true, SpecPath.join(place, LOGSPACE)));
    } else if (linspace != null) {
      values.addAll(space(linspace, false, SpecPath.join(place, LINSPACE)));
    }
    return values;
  }

  private List<Located> space(Located given, boolean logarithmic, String place) {
    Space space = binder.group(Space.class, given, place);
    if (space == null) {
      return List.of();
    }
    if (logarithmic && !(space.from() > 0 && space.to() > 0)) {
      problems.add(
          given.line(), place, "must have \"from\" and \"to\" > 0, got " + Got.text(given));
      return List.of();
    }
    List<BigDecimal> values = logarithmic ? space.logarithmic() : space.linear();
    return values.stream().map(value -> number(value, given.line())).toList();
  }

  private static Located number(BigDecimal value, int line) {
    return new Located.Scalar(line, DecimalNode.valueOf(value));
  }

  private static boolean overlaps(String path, Located.Members sweep) {
    return sweep.members().keySet().stream()
        .filter(other -> !other.equals(path))
        .anyMatch(other -> SpecPath.within(path, other) || SpecPath.within(other, path));
  }

  private void checkOverlap(Located.Members sweep) {
    List<String> paths = List.copyOf(sweep.members().keySet());
    sweep
        .members()
        .forEach(
            (path, values) ->
                paths.stream()
                    .filter(other -> !other.equals(path) && SpecPath.within(path, other))
                    .forEach(
                        other ->
                            problems.add(
                                values.line(),
                                SpecPath.join(KEY, path),
                                "must not lie inside another swept path, got \""
                                    + path
                                    + "\" and \""
                                    + other
                                    + "\"")));
  }

  private boolean isSmall(List<Axis> axes, int line) {
    double runs =
        axes.stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
    if (runs > MOST_RUNS) {
      problems.add(
          line,
          KEY,
          "must be at most " + MOST_RUNS + " runs, got " + BigDecimal.valueOf(runs).toBigInteger());
    }
    return runs <= MOST_RUNS;
  }
}
