package io.shrinkage.spec;

import static io.shrinkage.spec.SchemaNodes.allOf;
import static io.shrinkage.spec.SchemaNodes.hasNoType;
import static io.shrinkage.spec.SchemaNodes.isOfType;
import static io.shrinkage.spec.SchemaNodes.names;
import static io.shrinkage.spec.SchemaNodes.object;
import static io.shrinkage.spec.SchemaNodes.ref;
import static io.shrinkage.spec.SchemaNodes.required;
import static io.shrinkage.spec.SchemaNodes.strings;
import static io.shrinkage.spec.SchemaNodes.typed;
import static io.shrinkage.spec.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schema of what a value must have where neither a sweep nor a base file adds to it: the keys
 * without a default, and those of the default's type where it names none.
 */
final class SchemaWhole {
  private static final String WHOLE = "whole-";

  private final Declarations declarations;
  private final Reference reference;
  private final SchemaShapes shapes;
  private final ObjectNode definitions;

  SchemaWhole(
      Declarations declarations, Reference reference, SchemaShapes shapes, ObjectNode definitions) {
    this.declarations = declarations;
    this.reference = reference;
    this.shapes = shapes;
    this.definitions = definitions;
  }

  /** Returns the demands on a value, or null where there are none. */
  @Nullable ObjectNode of(Kind kind, @Nullable Located fallback) {
    if (kind instanceof Kind.Group group) {
      return group(group.type(), Reference.members(fallback));
    }
    if (kind instanceof Kind.Either either) {
      return of(either.object(), null);
    }
    if (kind instanceof Kind.Many many) {
      ObjectNode element = of(many.element(), null);
      return element == null ? null : object().set("items", element);
    }
    return kind instanceof Kind.Choice choice ? choice(choice, fallback) : null;
  }

  private @Nullable ObjectNode group(Class<? extends Record> type, Located.Members defaults) {
    List<String> needed = new ArrayList<>();
    ObjectNode keys = object();
    for (Field field : declarations.fields(type)) {
      Located fallback = defaults.get(field.name());
      if (declarations.isRequired(field, fallback)) {
        needed.add(field.name());
      }
      ObjectNode inner = of(field.kind(), fallback);
      if (inner != null) {
        keys.set(field.name(), inner);
      }
    }
    ObjectNode schema = needed.isEmpty() ? object() : required(needed);
    addAlternatives(schema, declarations.form(type).alternatives());
    if (!keys.isEmpty()) {
      schema.set("properties", keys);
    }
    return schema.isEmpty() ? null : schema;
  }

  private static void addAlternatives(ObjectNode schema, List<List<String>> alternatives) {
    if (alternatives.isEmpty()) {
      return;
    }
    ObjectNode together = schema.putObject("dependentRequired");
    ArrayNode one = schema.putArray("oneOf");
    for (List<String> keys : alternatives) {
      one.add(required(keys.subList(0, 1)));
      for (String key : keys) {
        together.set(key, strings(keys.stream().filter(other -> !other.equals(key)).toList()));
      }
    }
  }

  private ObjectNode choice(Kind.Choice choice, @Nullable Located fallback) {
    ObjectNode schema =
        fallback == null ? required(List.of(Kind.Choice.KEY)) : ofDefault(choice, fallback);
    String name = WHOLE + SchemaShapes.section(choice);
    if (!definitions.has(name)) {
      definitions.putObject(name); // before its content: the layers of a residual are layers
      definitions.set(name, types(choice));
    }
    if (definitions.get(name).has("allOf")) {
      schema.setAll(ref(name));
    }
    return schema;
  }

  private ObjectNode types(Kind.Choice choice) {
    List<ObjectNode> rules = new ArrayList<>();
    List<String> complete = new ArrayList<>(); // the types whose name alone will do
    choice
        .types()
        .forEach(
            (name, type) -> {
              ObjectNode demands = group(type, reference.defaults(choice.type(), name));
              if (demands != null) {
                rules.add(when(isOfType(name), demands));
              }
              if (demands == null || (!demands.has("required") && !demands.has("oneOf"))) {
                complete.add(name);
              }
            });
    if (complete.size() < choice.types().size()) {
      rules.add(when(typed("string"), names(complete)));
    }
    return rules.isEmpty() ? object() : allOf(rules);
  }

  /**
   * Returns which keys an object takes that does not say its type, or null where nothing is known
   * of it.
   *
   * @param extended whether a base file may say the type; else it is the default's
   */
  @Nullable ObjectNode ofUnsaidType(Kind kind, @Nullable Located fallback, boolean extended) {
    ObjectNode schema = object();
    ObjectNode keys = object();
    if (kind instanceof Kind.Group group) {
      addUnsaid(keys, group.type(), Reference.members(fallback), extended);
    } else if (kind instanceof Kind.Choice choice) {
      if (extended) {
        schema = when(hasNoType(), ref(shapes.anyOfType(choice)));
      } else if (fallback != null) {
        schema = ofDefault(choice, fallback);
      }
      choice
          .types()
          .forEach(
              (name, type) ->
                  addUnsaid(keys, type, reference.defaults(choice.type(), name), extended));
    }
    if (!keys.isEmpty()) {
      schema.set("properties", keys);
    }
    return schema.isEmpty() ? null : schema;
  }

  private void addUnsaid(
      ObjectNode keys, Class<? extends Record> type, Located.Members defaults, boolean extended) {
    for (Field field : declarations.fields(type)) {
      Located fallback = defaults.get(field.name());
      ObjectNode inner = fallback == null ? null : ofUnsaidType(field.kind(), fallback, extended);
      if (inner != null) {
        keys.set(field.name(), inner);
      }
    }
  }

  private static ObjectNode ofDefault(Kind.Choice choice, Located fallback) {
    return when(hasNoType(), ref(SchemaShapes.definition(choice, Reference.typeOf(fallback))));
  }
}
