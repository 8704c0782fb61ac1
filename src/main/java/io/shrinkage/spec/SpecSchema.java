package io.shrinkage.spec;

import static io.shrinkage.spec.SchemaNodes.allOf;
import static io.shrinkage.spec.SchemaNodes.array;
import static io.shrinkage.spec.SchemaNodes.member;
import static io.shrinkage.spec.SchemaNodes.noKeyLike;
import static io.shrinkage.spec.SchemaNodes.object;
import static io.shrinkage.spec.SchemaNodes.required;
import static io.shrinkage.spec.SchemaNodes.typed;
import static io.shrinkage.spec.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schema of experiment files, for editors and validators, made from the declarations that
 * the reader checks files against. What it accepts the reader may still reject, as no schema can
 * tell whether values fit each other; what it rejects the reader rejects.
 *
 * <p>A sweep may give keys and types that the file leaves out, so the demands on an object depend
 * on which paths are swept: rules at the top.
 */
public final class SpecSchema {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Declarations declarations = new Declarations();
  private final Reference reference = Reference.load();
  private final ObjectNode definitions = object();
  private final SchemaShapes shapes = new SchemaShapes(declarations, reference, definitions);
  private final SchemaWhole whole = new SchemaWhole(declarations, reference, shapes, definitions);

  private SpecSchema() {}

  /** Returns the schema. */
  public static ObjectNode json() {
    return new SpecSchema().schema();
  }

  private ObjectNode schema() {
    ObjectNode schema = object().put("$schema", DIALECT);
    schema.put("title", "Experiment of Shrinkage");
    schema.put("description", "Images, network, penalty, training, and what is swept.");
    schema.put("type", "object");
    schema.set("properties", keys());
    schema.put("additionalProperties", false);
    schema.setAll(required(List.of("name")));
    schema.set("allOf", array(rules()));
    definitions.properties().removeIf(it -> it.getValue().isEmpty()); // what makes no demands
    return schema.set("$defs", definitions);
  }

  private ObjectNode keys() {
    ObjectNode keys = object();
    keys.set(SpecReader.SCHEMA, typed("string").put("description", "This schema, for editors."));
    keys.set(SpecReader.COMMENT, object().put("description", "For people, of any form."));
    String base = "A file in this folder or below it whose keys this one has, unless given here.";
    keys.set(SpecReader.EXTENDS, typed("string").put("description", base));
    for (Field field : declarations.fields(Header.class)) {
      keys.set(field.name(), shapes.field(field, fallback(field), false));
    }
    for (Field field : declarations.fields(RunSpec.class)) {
      // which types' keys an object has, the rules say
      keys.set(
          field.name(),
          hasTypes(field.kind())
              ? shapes.words(field, fallback(field))
              : shapes.field(field, fallback(field), false));
    }
    SchemaAxes axes = new SchemaAxes(declarations, reference, shapes, whole);
    ObjectNode sweep = object().put("description", "What varies from run to run: paths to values.");
    definitions.set(SchemaAxes.LISTS, SchemaForms.lists());
    definitions.set(SchemaAxes.NUMBERS, SchemaForms.numbers(space()));
    keys.set(SweepReader.KEY, sweep.setAll(axes.sweep()));
    return keys;
  }

  private ObjectNode space() {
    Kind space = new Kind.Group(Space.class);
    ObjectNode schema = shapes.of(space, false);
    Stream.ofNullable(whole.of(space, null)).forEach(schema::setAll);
    return schema;
  }

  private List<ObjectNode> rules() {
    List<ObjectNode> rules = new ArrayList<>();
    List<ObjectNode> alone = new ArrayList<>();
    List<ObjectNode> extended = new ArrayList<>();
    for (Field field : declarations.fields(Header.class)) {
      addDemands(alone, field, object());
      addUnsaid(extended, field, true);
    }
    for (Field field : declarations.fields(RunSpec.class)) {
      String key = field.name();
      if (hasTypes(field.kind())) {
        ObjectNode ofItsType = member(key, shapes.of(field.kind(), false));
        ObjectNode ofAnyType = member(key, shapes.of(field.kind(), true));
        rules.add(when(notSwept(typeIn(key)), ofItsType, ofAnyType));
      }
      addUnsaid(alone, field, false);
      addUnsaid(extended, field, true);
      addDemands(alone, field, notSwept("^" + key + "(\\.|$)"));
      addNeededKeys(alone, field);
    }
    ObjectNode extending = required(List.of(SpecReader.EXTENDS));
    rules.add(when(extending, allOf(extended), allOf(alone)));
    return rules;
  }

  private void addUnsaid(List<ObjectNode> rules, Field field, boolean extended) {
    ObjectNode unsaid = whole.ofUnsaidType(field.kind(), fallback(field), extended);
    if (unsaid != null) {
      rules.add(when(notSwept(typeIn(field.name())), member(field.name(), unsaid)));
    }
  }

  private void addDemands(List<ObjectNode> rules, Field field, ObjectNode condition) {
    ObjectNode demands = whole.of(field.kind(), fallback(field));
    if (demands != null) {
      ObjectNode rule = member(field.name(), demands);
      if (declarations.isRequired(field, fallback(field))) {
        rule.setAll(required(List.of(field.name())));
      }
      rules.add(condition.isEmpty() ? rule : when(condition, rule));
    }
  }

  /** A swept key of an object lifts the demands on that object, but not on its other keys. */
  private void addNeededKeys(List<ObjectNode> rules, Field field) {
    if (field.kind() instanceof Kind.Group group) {
      Located.Members defaults = Reference.members(fallback(field));
      for (Field inner : declarations.fields(group.type())) {
        if (declarations.isRequired(inner, defaults.get(inner.name()))) {
          ObjectNode rule = member(field.name(), required(List.of(inner.name())));
          rule.setAll(required(List.of(field.name())));
          String path = "^" + field.name() + "($|\\." + inner.name() + "(\\.|$))";
          rules.add(when(notSwept(path), rule));
        }
      }
    }
  }

  private @Nullable Located fallback(Field field) {
    return reference.defaults().get(field.name());
  }

  private static ObjectNode notSwept(String pattern) {
    return member(SweepReader.KEY, noKeyLike(pattern));
  }

  private static String typeIn(String key) {
    return "^" + key + "\\.(.*\\.)?" + Kind.Choice.KEY + "$";
  }

  /** Returns whether an object's type may decide about keys in a value. */
  private boolean hasTypes(Kind kind) {
    if (kind instanceof Kind.Many many) {
      return hasTypes(many.element());
    }
    return kind instanceof Kind.Choice
        || (kind instanceof Kind.Group group
            && declarations.fields(group.type()).stream().anyMatch(it -> hasTypes(it.kind())));
  }
}
