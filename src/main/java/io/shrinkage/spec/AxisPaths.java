package io.shrinkage.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that a swept path leads to something that a run depends on. */
final class AxisPaths {
  private final Declarations declarations;
  private final Problems problems;

  AxisPaths(Declarations declarations, Problems problems) {
    this.declarations = declarations;
    this.problems = problems;
  }

  /**
   * Follows a path through the declarations; through lists, by what the file has. Returns the path,
   * or the valid one nearest to it.
   *
   * @param place where the path stands, for messages
   */
  String check(String path, Located.Members root, int line, String place) {
    Kind kind = new Kind.Group(RunSpec.class);
    Located here = root;
    String parent = "";
    List<String> segments = new ArrayList<>(SpecPath.segments(path));
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      Map<String, Kind> keys = keys(kind, here);
      Kind next = keys.get(segment);
      if (next == null) {
        problems.add(line, place, complaint(path, parent, segment, keys));
        segments.set(i, Nearest.of(segment, keys.keySet()).orElse(segment));
        return String.join(".", segments);
      }
      kind = next;
      here = here == null ? null : here.at(List.of(segment));
      parent = SpecPath.join(parent, segment);
    }
    return path;
  }

  private static String complaint(
      String path, String parent, String segment, Map<String, Kind> keys) {
    String start = "must be a path to a key of a run, got " + Got.key(path) + "; ";
    if (keys.isEmpty()) {
      return start + "there is nothing below \"" + parent + "\"";
    }
    String known =
        keys.containsKey("0") ? "0 to " + (keys.size() - 1) : String.join(", ", keys.keySet());
    return start
        + (parent.isEmpty() ? "the first keys are " : "below \"" + parent + "\" there is ")
        + known
        + Nearest.hint(parent, segment, keys.keySet());
  }

  /** Returns what may follow; of a choice, the keys of all its types. */
  private Map<String, Kind> keys(Kind kind, @Nullable Located here) {
    Map<String, Kind> keys = new LinkedHashMap<>();
    if (kind instanceof Kind.Group group) {
      declarations.fields(group.type()).forEach(field -> keys.put(field.name(), field.kind()));
    } else if (kind instanceof Kind.Either either) {
      return keys(either.object(), here);
    } else if (kind instanceof Kind.Choice choice) {
      keys.put(Kind.Choice.KEY, choice.names());
      choice
          .types()
          .values()
          .forEach(
              type ->
                  declarations
                      .fields(type)
                      .forEach(field -> keys.putIfAbsent(field.name(), field.kind())));
    } else if (kind instanceof Kind.Many many && here instanceof Located.Elements list) {
      for (int i = 0; i < list.elements().size(); i++) {
        keys.put(Integer.toString(i), many.element());
      }
    }
    return keys;
  }
}
