package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one resolved spec differs from another. */
public final class SpecChanges {
  private SpecChanges() {}

  /** Returns a line for each value that differs, such as "training.epochs: 10 -> 20". */
  static List<String> between(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = leaves(before);
    Map<String, JsonNode> now = leaves(after);
    List<String> changes = new ArrayList<>();
    now.forEach((path, value) -> add(changes, path, old.remove(path), value));
    old.forEach((path, value) -> add(changes, path, value, null));
    return changes;
  }

  /** Returns the values of a tree by their dotted paths, those in a list of objects one by one. */
  public static Map<String, JsonNode> leaves(JsonNode tree) {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    flatten("", tree, leaves);
    return leaves;
  }

  private static void add(
      List<String> changes, String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    String from = text(before);
    String to = text(after);
    if (!from.equals(to)) {
      changes.add(path + ": " + from + " -> " + to);
    }
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "nothing" : CanonicalJson.text(value);
  }

  /** Lists of layers are taken apart, lists of values are one value. */
  private static void flatten(String path, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.fields()
          .forEachRemaining(field -> flatten(prefix + field.getKey(), field.getValue(), leaves));
    } else if (node.isArray() && node.path(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), leaves);
      }
    } else {
      leaves.put(path, node);
    }
  }
}
