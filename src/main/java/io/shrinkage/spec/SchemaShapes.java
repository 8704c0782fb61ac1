package io.shrinkage.spec;

import static io.shrinkage.spec.SchemaNodes.anyOf;
import static io.shrinkage.spec.SchemaNodes.isOfType;
import static io.shrinkage.spec.SchemaNodes.member;
import static io.shrinkage.spec.SchemaNodes.names;
import static io.shrinkage.spec.SchemaNodes.object;
import static io.shrinkage.spec.SchemaNodes.ref;
import static io.shrinkage.spec.SchemaNodes.typed;
import static io.shrinkage.spec.SchemaNodes.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema of what values look like: which keys an object may have and what each takes. Which it
 * must have is another matter, as sweeps and base files may give the rest: {@link SchemaWhole}.
 *
 * <p>The definition of a choice, such as "penalty", has the keys of the type that an object names;
 * "any-penalty" has those of all types, for an object whose own type does not count.
 */
final class SchemaShapes {
  private static final String ANY = "any-";

  private final Declarations declarations;
  private final Reference reference;
  private final ObjectNode definitions;

  SchemaShapes(Declarations declarations, Reference reference, ObjectNode definitions) {
    this.declarations = declarations;
    this.reference = reference;
    this.definitions = definitions;
  }

  /** Returns the schema of a key. */
  ObjectNode field(Field field, @Nullable Located fallback, boolean anyType) {
    return words(field, fallback).setAll(of(field.kind(), anyType));
  }

  /** Returns what a key means and what it is by default. */
  ObjectNode words(Field field, @Nullable Located fallback) {
    ObjectNode schema = object().put("description", described(field));
    if (fallback != null && !(field.kind() instanceof Kind.Group)) {
      JsonNode json = fallback instanceof Located.Scalar value ? value.value() : fallback.json();
      schema.set("default", json);
    }
    return schema;
  }

  /** Returns the schema of a value. */
  ObjectNode of(Kind kind, boolean anyType) {
    if (kind instanceof Kind.Group group) {
      return ref(group(group, anyType));
    }
    if (kind instanceof Kind.Choice choice) {
      return ref(anyType ? anyOfType(choice) : choice(choice));
    }
    if (kind instanceof Kind.Many many) {
      ObjectNode list = typed("array");
      if (many.notEmpty()) {
        list.put("minItems", 1);
      }
      return list.set("items", of(many.element(), anyType));
    }
    if (kind instanceof Kind.Either either) {
      return anyOf(List.of(of(either.plain(), anyType), of(either.object(), anyType)));
    }
    return SchemaScalars.of(kind);
  }

  /** Returns the definition of an object of one type of a choice. */
  static String definition(Kind.Choice choice, String type) {
    return section(choice) + "-" + type;
  }

  static String section(Kind.Choice choice) {
    return Reference.section(choice.type());
  }

  private String group(Kind.Group group, boolean anyType) {
    String name = (anyType ? ANY : "") + Reference.section(group.type());
    define(name, () -> form(fields(group.type(), reference.defaults(group.type()), anyType)));
    return name;
  }

  private String choice(Kind.Choice choice) {
    String name = section(choice);
    define(
        name,
        () -> {
          ObjectNode schema = nameOrObject(choice);
          schema.setAll(member(Kind.Choice.KEY, typeKey(choice)));
          ArrayNode rules = schema.putArray("allOf");
          choice
              .types()
              .forEach(
                  (type, record) ->
                      rules.add(when(isOfType(type), ref(type(choice, type, record)))));
          return schema;
        });
    return name;
  }

  private String type(Kind.Choice choice, String type, Class<? extends Record> record) {
    String name = definition(choice, type);
    define(
        name,
        () -> {
          ObjectNode keys = object();
          keys.set(Kind.Choice.KEY, object().put("const", type));
          keys.setAll(fields(record, reference.defaults(choice.type(), type), false));
          ObjectNode schema = object().put("description", declarations.form(record).description());
          return schema.setAll(form(keys));
        });
    return name;
  }

  /** Defines an object that may have the keys of all types, and returns the definition's name. */
  String anyOfType(Kind.Choice choice) {
    String name = ANY + section(choice);
    define(
        name,
        () -> {
          ObjectNode keys = object();
          keys.set(Kind.Choice.KEY, typeKey(choice));
          anyFields(choice).forEach(keys::set);
          ObjectNode schema = nameOrObject(choice);
          schema.set("properties", keys);
          return schema.put("additionalProperties", false);
        });
    return name;
  }

  /** Returns what the keys of all types take. */
  private Map<String, ObjectNode> anyFields(Kind.Choice choice) {
    Map<String, Set<ObjectNode>> all = new LinkedHashMap<>();
    for (Class<? extends Record> type : choice.types().values()) {
      for (Field field : declarations.fields(type)) {
        all.computeIfAbsent(field.name(), key -> new LinkedHashSet<>()).add(of(field.kind(), true));
      }
    }
    Map<String, ObjectNode> fields = new LinkedHashMap<>();
    all.forEach((key, kinds) -> fields.put(key, any(kinds)));
    return fields;
  }

  private static ObjectNode any(Set<ObjectNode> schemas) {
    return schemas.size() == 1 ? schemas.iterator().next() : anyOf(schemas);
  }

  private ObjectNode fields(
      Class<? extends Record> type, Located.Members defaults, boolean anyType) {
    ObjectNode keys = object();
    for (Field field : declarations.fields(type)) {
      keys.set(field.name(), field(field, defaults.get(field.name()), anyType));
    }
    return keys;
  }

  private static ObjectNode form(ObjectNode keys) {
    ObjectNode form = typed("object");
    form.set("properties", keys);
    return form.put("additionalProperties", false);
  }

  private static ObjectNode nameOrObject(Kind.Choice choice) {
    return anyOf(List.of(names(choice.types().keySet()), typed("object")));
  }

  private ObjectNode typeKey(Kind.Choice choice) {
    StringJoiner text = new StringJoiner("\n");
    choice
        .types()
        .forEach((name, type) -> text.add(name + ": " + declarations.form(type).description()));
    return object().put("description", text.toString()).setAll(names(choice.types().keySet()));
  }

  /** Returns a key's description, and below it what each name means that it takes. */
  private static String described(Field field) {
    StringJoiner text = new StringJoiner("\n");
    text.add(field.description());
    if (field.kind() instanceof Kind.Text kind && !kind.equals(Kind.Text.ANY)) {
      text.add("Takes " + kind.expected() + ".");
    }
    if (field.kind() instanceof Kind.Name names) {
      names
          .constants()
          .forEach(
              (name, constant) -> {
                String meaning = Declarations.description((Enum<?>) constant);
                if (!meaning.isEmpty()) {
                  text.add(name + ": " + meaning);
                }
              });
    }
    return text.toString();
  }

  private void define(String name, Supplier<ObjectNode> schema) {
    if (!definitions.has(name)) {
      definitions.putObject(name); // before its content: the layers of a residual are layers
      definitions.set(name, schema.get());
    }
  }
}
