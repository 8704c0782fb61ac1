package io.shrinkage.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that a path leads to a key. */
final class KeyPaths {
  private final Declarations declarations;
  private final Problems problems;
  private final Map<String, Kind> first = new LinkedHashMap<>();
  private final String expected;

  private KeyPaths(Declarations declarations, Problems problems, String expected) {
    this.declarations = declarations;
    this.problems = problems;
    this.expected = "must be a path to " + expected + ", got ";
  }

  /** Paths to what a run depends on. */
  static KeyPaths ofRuns(Declarations declarations, Problems problems) {
    return new KeyPaths(declarations, problems, "a key of a run").with(RunSpec.class);
  }

  /** Paths to anything that has a value of its own. */
  static KeyPaths ofSpecs(Declarations declarations, Problems problems) {
    return new KeyPaths(declarations, problems, "a key").with(Header.class).with(RunSpec.class);
  }

  private KeyPaths with(Class<? extends Record> top) {
    first.putAll(keys(new Kind.Group(top), null));
    return this;
  }

  /**
   * Follows a path through the declarations; through lists, by what the file has. Returns the path,
   * or the valid one nearest to it.
   *
   * @param place where the path stands, for messages
   */
  String check(String path, Located.Members root, int line, String place) {
    Map<String, Kind> keys = first;
    Located here = root;
    String parent = "";
    List<String> segments = new ArrayList<>(SpecPath.segments(path));
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      Kind next = keys.get(segment);
      if (next == null) {
        problems.add(line, place, complaint(path, parent, segment, keys));
        segments.set(i, Nearest.of(segment, keys.keySet()).orElse(segment));
        return String.join(".", segments);
      }
      here = here == null ? null : here.at(List.of(segment));
      keys = keys(next, here);
      parent = SpecPath.join(parent, segment);
    }
    return path;
  }

  private String complaint(String path, String parent, String segment, Map<String, Kind> keys) {
    String start = expected + Got.key(path) + "; ";
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
