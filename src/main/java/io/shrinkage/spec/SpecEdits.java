package io.shrinkage.spec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Changes to a spec from the command line, made before its defaults are filled in.
 *
 * @param sets values of keys, in the order in which they are set; a swept key is no longer swept
 * @param axes axes of the sweep, each in place of that of the same path
 */
public record SpecEdits(List<SpecEdit> sets, List<SpecEdit> axes) {
  /** No change. */
  public static final SpecEdits NONE = new SpecEdits(List.of(), List.of());

  /** Keeps its own copies of the lists. */
  public SpecEdits {
    sets = List.copyOf(sets);
    axes = List.copyOf(axes);
  }

  /** Returns the changed spec; what cannot be changed so is added to the problems. */
  Located.Members apply(Located.Members spec, KeyPaths paths, Problems problems) {
    checkOnce(problems);
    Located.Members changed = spec;
    for (SpecEdit set : sets) {
      changed = set(changed, set, paths, problems);
    }
    for (SpecEdit axis : axes) {
      changed = sweep(changed, axis, problems);
    }
    return changed;
  }

  private void checkOnce(Problems problems) {
    Map<String, SpecEdit> earlier = new HashMap<>();
    Stream.concat(sets.stream(), axes.stream())
        .forEach(
            edit -> {
              SpecEdit other = earlier.putIfAbsent(edit.path(), edit);
              if (other != null) {
                int line = problems.sources().addOption(edit.option(), List.of());
                problems.add(
                    line, "", "must be the only one for its path, got " + other.option() + " too");
              }
            });
  }

  private static Located.Members set(
      Located.Members spec, SpecEdit edit, KeyPaths paths, Problems problems) {
    String path = edit.path();
    int line = problems.sources().addOption(edit.option(), List.of(path));
    int before = problems.size();
    Located value = edit.value(problems, line);
    paths.check(path, spec, line, path);
    Map<String, Located> axes = axes(spec);
    axes.remove(path);
    axes.keySet().stream()
        .filter(swept -> SpecPath.within(path, swept))
        .forEach(
            swept ->
                problems.add(
                    line,
                    path,
                    "must not lie inside a swept path, got \""
                        + path
                        + "\" and \""
                        + swept
                        + "\"; change that with --sweep"));
    if (problems.size() > before) {
      return spec;
    }
    Located.Members rest =
        spec.get(SweepReader.KEY) instanceof Located.Members sweep
            ? spec.with(SweepReader.KEY, new Located.Members(sweep.line(), axes))
            : spec;
    return (Located.Members) Located.assign(rest, SpecPath.segments(path), value);
  }

  private static Located.Members sweep(Located.Members spec, SpecEdit edit, Problems problems) {
    String path = edit.path();
    List<String> named = List.of(path, SpecPath.join(SweepReader.KEY, path));
    int line = problems.sources().addOption(edit.option(), named);
    Map<String, Located> axes = axes(spec);
    axes.put(path, edit.value(problems, line));
    return spec.with(SweepReader.KEY, new Located.Members(spec.line(), axes));
  }

  private static Map<String, Located> axes(Located.Members spec) {
    return spec.get(SweepReader.KEY) instanceof Located.Members sweep
        ? new LinkedHashMap<>(sweep.members())
        : new LinkedHashMap<>();
  }
}
