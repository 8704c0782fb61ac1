package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value and the line of the file that it stands on; never changed. */
sealed interface Located {

  /** Returns the line from 1; of an object's member, the line of its key. */
  int line();

  /** Returns the value alone, its numbers as {@link Numbers#json} gives them. */
  JsonNode json();

  /** An object, its keys in the order of the file. */
  record Members(int line, Map<String, Located> members) implements Located {

    static Members empty(int line) {
      return new Members(line, Map.of());
    }

    @Nullable Located get(String key) {
      return members.get(key);
    }

    /** Returns this object with one member replaced in its place, or added at the end. */
    Members with(String key, Located value) {
      Map<String, Located> changed = new LinkedHashMap<>(members);
      changed.put(key, value);
      return new Members(line, changed);
    }

    /** Returns this object with the members of another that it does not have itself. */
    Members over(Members defaults) {
      Map<String, Located> merged = new LinkedHashMap<>(members);
      defaults.members.forEach(merged::putIfAbsent);
      return new Members(line, merged);
    }

    /** The same, with the other's members first, each in its place. */
    Members inPlaceOf(Members base) {
      Map<String, Located> merged = new LinkedHashMap<>(base.members);
      merged.putAll(members);
      return new Members(line, merged);
    }

    @Override
    public ObjectNode json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      members.forEach((key, value) -> node.set(key, value.json()));
      return node;
    }
  }

  /** An array. */
  record Elements(int line, List<Located> elements) implements Located {
    @Override
    public ArrayNode json() {
      ArrayNode node = JsonNodeFactory.instance.arrayNode();
      elements.forEach(element -> node.add(element.json()));
      return node;
    }
  }

  /** Anything else; a number as {@code DecimalNode}, with the digits as written. */
  record Scalar(int line, JsonNode value) implements Located {
    @Override
    public JsonNode json() {
      return value.isNumber() ? Numbers.json(value.decimalValue()) : value;
    }
  }

  /** Returns the value at a path below this one, or null. */
  default @Nullable Located at(List<String> path) {
    Located here = this;
    for (String segment : path) {
      here = child(here, segment);
      if (here == null) {
        return null;
      }
    }
    return here;
  }

  /** Returns the line of a path below this value, or of the nearest thing around it. */
  default int lineOf(List<String> path) {
    Located here = this;
    for (String segment : path) {
      Located next = child(here, segment);
      if (next == null) {
        break;
      }
      here = next;
    }
    return here.line();
  }

  private static @Nullable Located child(Located parent, String segment) {
    if (parent instanceof Members object) {
      return object.get(segment);
    }
    if (parent instanceof Elements array && SpecPath.isIndex(segment, array.elements().size())) {
      return array.elements().get(Integer.parseInt(segment));
    }
    return null;
  }

  /**
   * Returns a copy of a tree with one value replaced; objects that are not there are made, and a
   * type's name alone becomes an object of that type.
   *
   * @param tree null where there is nothing yet
   * @param path an index in it must exist
   */
  static Located assign(@Nullable Located tree, List<String> path, Located value) {
    if (path.isEmpty()) {
      return value;
    }
    String head = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (tree instanceof Elements array) {
      if (!SpecPath.isIndex(head, array.elements().size())) {
        return array; // a list where an object belongs: told when it is read
      }
      List<Located> changed = new ArrayList<>(array.elements());
      int index = Integer.parseInt(head);
      changed.set(index, assign(changed.get(index), rest, value));
      return new Elements(array.line(), changed);
    }
    Members object = Members.empty(value.line());
    if (tree instanceof Members members) {
      object = members;
    } else if (tree instanceof Scalar name) {
      object = new Members(name.line(), Map.of(Kind.Choice.KEY, name));
    }
    return object.with(head, assign(object.get(head), rest, value));
  }
}
