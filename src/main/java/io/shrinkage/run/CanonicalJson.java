package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for all JSON trees that mean the same: keys sorted, no white space, and numbers by their
 * value, so that 0, 0.0 and 0e3, or 1e-4 and 0.0001, are alike.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String text(JsonNode node) {
    return canonical(node).toString();
  }

  private static JsonNode canonical(JsonNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.fields()
          .forEachRemaining(field -> sorted.put(field.getKey(), canonical(field.getValue())));
      ObjectNode object = nodes.objectNode();
      object.setAll(sorted);
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = nodes.arrayNode();
      node.forEach(element -> array.add(canonical(element)));
      return array;
    }
    return node.isNumber() && Double.isFinite(node.doubleValue())
        ? number(node.decimalValue())
        : node; // 1e999, which no file of ours has, is read as infinite
  }

  private static JsonNode number(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return DecimalNode.valueOf(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
  }
}
