package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes the resolved form of a whole experiment file, which reads as the same experiment. */
final class ResolvedFile {
  private ResolvedFile() {}

  /**
   * Returns the tree of a file: what no axis changes from any of its runs, the rest as written.
   *
   * @param header the keys that no run depends on
   */
  static ObjectNode of(ObjectNode header, Located.Members root, Sweep sweep, SweptRun run) {
    ObjectNode resolved = header.deepCopy();
    resolved.setAll(run.resolved().deepCopy());
    ObjectNode axes = resolved.putObject(SweepReader.KEY);
    for (Axis axis : sweep.axes()) {
      putBack(resolved, changed(axis), root);
      ArrayNode values = axes.putArray(axis.path());
      axis.values().forEach(value -> values.add(value.json()));
    }
    return resolved;
  }

  /** A swept type changes which keys stand beside it. */
  private static List<String> changed(Axis axis) {
    List<String> path = axis.segments();
    int last = path.size() - 1;
    return path.get(last).equals(Kind.Choice.KEY) ? path.subList(0, last) : path;
  }

  /** Puts back what the file has at a path, or nothing. */
  private static void putBack(ObjectNode resolved, List<String> path, Located.Members root) {
    int last = path.size() - 1;
    JsonNode parent = resolved;
    for (String segment : path.subList(0, last)) {
      parent = parent.isArray() ? parent.path(Integer.parseInt(segment)) : parent.path(segment);
    }
    Located own = root.at(path);
    if (parent instanceof ArrayNode list && own != null) {
      list.set(Integer.parseInt(path.get(last)), own.json());
    } else if (parent instanceof ObjectNode object && own != null) {
      object.set(path.get(last), own.json());
    } else if (parent instanceof ObjectNode object) {
      object.remove(path.get(last));
    }
  }
}
