package io.shrinkage.spec;

import static io.shrinkage.spec.SchemaNodes.INDEX;
import static io.shrinkage.spec.SchemaNodes.allOf;
import static io.shrinkage.spec.SchemaNodes.anyOf;
import static io.shrinkage.spec.SchemaNodes.literal;
import static io.shrinkage.spec.SchemaNodes.member;
import static io.shrinkage.spec.SchemaNodes.noKeyLike;
import static io.shrinkage.spec.SchemaNodes.not;
import static io.shrinkage.spec.SchemaNodes.object;
import static io.shrinkage.spec.SchemaNodes.ref;
import static io.shrinkage.spec.SchemaNodes.typed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schema of a sweep: every path that can be swept, and which values it takes. */
final class SchemaAxes {
  /** The definition of an axis that lists its values. */
  static final String LISTS = "axis";

  /** The definition of an axis of numbers. */
  static final String NUMBERS = "number-axis";

  /**
   * A key that can be swept.
   *
   * @param path of the key, or a pattern of such paths where some of it is an index
   * @param values what the key takes, as the schema says it elsewhere
   */
  private record Key(
      String path,
      boolean isPattern,
      String description,
      Kind kind,
      ObjectNode values,
      @Nullable Located fallback) {

    /** Returns a key of the object that this one takes. */
    Key inner(Field field, String definition, Located.Members defaults) {
      return inner(
          field.name(),
          field.description(),
          field.kind(),
          pointer(definition, field.name()),
          defaults.get(field.name()));
    }

    Key inner(
        String name,
        String innerDescription,
        Kind innerKind,
        ObjectNode innerValues,
        @Nullable Located innerFallback) {
      String inner = path + (isPattern ? "\\." : ".") + name;
      return new Key(inner, isPattern, innerDescription, innerKind, innerValues, innerFallback);
    }

    private static ObjectNode pointer(String definition, String key) {
      return ref(definition + "/properties/" + key);
    }
  }

  private final Declarations declarations;
  private final Reference reference;
  private final SchemaShapes shapes;
  private final SchemaWhole whole;
  private final ObjectNode paths = object();
  private final ObjectNode patterns = object();
  private final ObjectNode overlaps = object();

  SchemaAxes(
      Declarations declarations, Reference reference, SchemaShapes shapes, SchemaWhole whole) {
    this.declarations = declarations;
    this.reference = reference;
    this.shapes = shapes;
    this.whole = whole;
  }

  /** Returns the schema of the whole sweep. */
  ObjectNode sweep() {
    for (Field field : declarations.fields(RunSpec.class)) {
      Located fallback = reference.defaults().get(field.name());
      ObjectNode values = shapes.of(field.kind(), false);
      add(new Key(field.name(), false, field.description(), field.kind(), values, fallback));
    }
    ObjectNode sweep = typed("object");
    sweep.set("properties", paths);
    sweep.set("patternProperties", patterns);
    sweep.put("additionalProperties", false);
    return sweep.set("dependentSchemas", overlaps);
  }

  private void add(Key key) {
    addAxis(key);
    Kind kind = key.kind();
    if (kind instanceof Kind.Group group) {
      addKeys(key, group);
    } else if (kind instanceof Kind.Choice choice) {
      addKeys(key, choice);
    } else if (kind instanceof Kind.Many many) {
      add(entries(key, many.element()));
    } else {
      return;
    }
    if (!key.isPattern()) {
      overlaps.set(key.path(), noKeyLike("^" + literal(key.path()) + "\\."));
    }
  }

  private void addKeys(Key key, Kind.Group group) {
    Located.Members defaults = Reference.members(key.fallback());
    String section = Reference.section(group.type());
    for (Field field : declarations.fields(group.type())) {
      add(key.inner(field, section, defaults));
    }
  }

  private void addKeys(Key key, Kind.Choice choice) {
    ObjectNode type = Key.pointer(SchemaShapes.section(choice), Kind.Choice.KEY);
    add(key.inner(Kind.Choice.KEY, "The type.", choice.names(), type, null));
    Map<String, Map<Kind, Key>> keys = new LinkedHashMap<>();
    choice
        .types()
        .forEach(
            (name, record) -> {
              Located.Members defaults = reference.defaults(choice.type(), name);
              String definition = SchemaShapes.definition(choice, name);
              for (Field field : declarations.fields(record)) {
                keys.computeIfAbsent(field.name(), it -> new LinkedHashMap<>())
                    .putIfAbsent(field.kind(), key.inner(field, definition, defaults));
              }
            });
    keys.values().forEach(kinds -> addOneOf(List.copyOf(kinds.values()), choice));
  }

  /** Adds a key that may take a value of its own kind in each of several types. */
  private void addOneOf(List<Key> keys, Kind.Choice around) {
    Key first = keys.get(0);
    if (first.kind() instanceof Kind.Many many && many.element().equals(around)) {
      addAxis(first); // the paths of its entries are among those of the entries around it
    } else if (keys.size() == 1) {
      add(first);
    } else {
      ObjectNode values = anyOf(keys.stream().map(Key::values).toList());
      addAxis(
          new Key(
              first.path(), first.isPattern(), first.description(), first.kind(), values, null));
    }
  }

  /** Returns the entries of a list, and of lists of the same name inside of them. */
  private Key entries(Key list, Kind element) {
    String path = list.isPattern() ? list.path() : literal(list.path());
    String name = path.substring(path.lastIndexOf('.') + 1);
    String nested = element instanceof Kind.Choice ? "(\\." + name + "\\." + INDEX + ")*" : "";
    return new Key(
        path + "\\." + INDEX + nested,
        true,
        list.description(),
        element,
        shapes.of(element, false),
        null);
  }

  private void addAxis(Key key) {
    ObjectNode axis = object().put("description", key.description());
    axis.setAll(axis(key));
    if (key.isPattern()) {
      patterns.set("^" + key.path() + "$", axis);
    } else {
      paths.set(key.path(), axis);
    }
  }

  private ObjectNode axis(Key key) {
    boolean numbers = SchemaScalars.isNumber(plain(key.kind()));
    ObjectNode values = values(key);
    ObjectNode forms = object().set(SweepReader.VALUES, object().set("items", values));
    if (numbers) {
      ObjectNode ends = object().set("from", values);
      ends.set("to", values);
      ObjectNode space = object().set("properties", ends);
      forms.set(SweepReader.LOGSPACE, space);
      forms.set(SweepReader.LINSPACE, space);
    }
    ObjectNode axis = ref(numbers ? NUMBERS : LISTS);
    axis.set("items", values);
    return axis.set("properties", forms);
  }

  /** Returns what every value of an axis must be: whole, as nothing is added to it. */
  private ObjectNode values(Key key) {
    List<ObjectNode> demands = new ArrayList<>(List.of(key.values()));
    if (key.kind() instanceof Kind.Either either) {
      demands.set(0, shapes.of(either.plain(), false));
    } else {
      Stream.ofNullable(whole.of(key.kind(), key.fallback())).forEach(demands::add);
    }
    if (key.kind() instanceof Kind.Group group) {
      declarations.fields(group.type()).stream()
          .filter(field -> field.kind() instanceof Kind.Either)
          .forEach(field -> demands.add(member(field.name(), not(typed("object")))));
    }
    return demands.size() == 1 ? demands.get(0) : allOf(demands);
  }

  private static Kind plain(Kind kind) {
    return kind instanceof Kind.Either either ? either.plain() : kind;
  }
}
