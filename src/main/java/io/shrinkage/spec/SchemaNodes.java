package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** The pieces that a JSON Schema is put together from. */
final class SchemaNodes {
  /** How a schema's pattern counts from 0. */
  static final String INDEX = "(0|[1-9][0-9]*)";

  private SchemaNodes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode strings(Collection<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static ArrayNode array(Collection<? extends JsonNode> nodes) {
    return JsonNodeFactory.instance.arrayNode().addAll(nodes);
  }

  static ObjectNode typed(String type) {
    return object().put("type", type);
  }

  static ObjectNode ref(String definition) {
    return object().put("$ref", "#/$defs/" + definition);
  }

  static ObjectNode names(Collection<String> names) {
    return object().set("enum", strings(names));
  }

  /** Returns that an object must have keys; anything else may be as it is. */
  static ObjectNode required(Collection<String> keys) {
    return object().set("required", strings(keys));
  }

  /** Returns what an object's member must be, if it is there. */
  static ObjectNode member(String key, JsonNode schema) {
    return object().set("properties", object().set(key, schema));
  }

  static ObjectNode anyOf(Collection<? extends JsonNode> schemas) {
    return object().set("anyOf", array(schemas));
  }

  static ObjectNode allOf(Collection<? extends JsonNode> schemas) {
    return object().set("allOf", array(schemas));
  }

  static ObjectNode not(JsonNode schema) {
    return object().set("not", schema);
  }

  static ObjectNode when(JsonNode condition, JsonNode then) {
    ObjectNode rule = object().set("if", condition);
    return rule.set("then", then);
  }

  static ObjectNode when(JsonNode condition, JsonNode then, JsonNode otherwise) {
    return when(condition, then).set("else", otherwise);
  }

  /** Returns that an object is of a type. */
  static ObjectNode isOfType(String name) {
    ObjectNode type = typed("object");
    type.setAll(member(Kind.Choice.KEY, object().put("const", name)));
    return type.setAll(required(List.of(Kind.Choice.KEY)));
  }

  /** Returns that an object does not say of which type it is. */
  static ObjectNode hasNoType() {
    return not(required(List.of(Kind.Choice.KEY)));
  }

  /** Returns that no key matches. */
  static ObjectNode noKeyLike(String pattern) {
    return object().set("propertyNames", not(object().put("pattern", pattern)));
  }

  /** Returns a key as a pattern, which it is by itself but for its dots. */
  static String literal(String path) {
    return path.replace(".", "\\.");
  }
}
