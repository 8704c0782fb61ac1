package io.shrinkage.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Penalty cards as result.json has them. */
final class Cards {
  static final JsonNode PASSED = check("passed", 3.1e-8, "");
  static final JsonNode SKIPPED = check("skipped", 0, "");

  private Cards() {}

  static JsonNode check(String outcome, double error, String detail) {
    ObjectNode check = Samples.JSON.createObjectNode();
    check.put("outcome", outcome).put("tensors", 2);
    return check.put("largest_error", error).put("tolerance", 1e-5).put("detail", detail);
  }

  static JsonNode of(JsonNode selfCheck, JsonNode... penalties) {
    ObjectNode card = Samples.JSON.createObjectNode();
    ArrayNode entries = card.putArray("penalties");
    List.of(penalties).forEach(entries::add);
    card.set("self_check", selfCheck);
    return card;
  }

  /** Returns an entry for the weights of one or more layers, of 50 weights each. */
  static JsonNode entry(String type, double lambda, String... tensors) {
    String number = Numbers.strength(lambda);
    boolean groups = type.endsWith("group-lasso");
    ObjectNode entry = Samples.JSON.createObjectNode();
    entry.put("type", type);
    entry.put("formula", "J = J\u2080 + " + number + " \u00b7 " + term(type));
    entry.put("coupling", type.equals("l2") ? "coupled" : "proximal");
    entry.put("acts", type.equals("l2") ? "joins the gradient" : "after the optimizer's step");
    entry.set("tensors", Samples.JSON.valueToTree(tensors));
    entry.put("weights", 50 * tensors.length);
    entry.set("groups", Samples.JSON.valueToTree(groups ? 5 * tensors.length : null));
    entry.set("elsewhere", Samples.JSON.valueToTree(elsewhere(groups, number)));
    return entry;
  }

  private static String term(String type) {
    return switch (type) {
      case "l1" -> "\u03a3 |w|";
      case "group-lasso" -> "\u03a3_g \u221an_g \u00b7 \u2016w_g\u2016";
      default -> "\u03a3 w\u00b2";
    };
  }

  private static Map<String, String> elsewhere(boolean groups, String number) {
    String none = "none built in";
    return Map.of(
        "DL4J", groups ? none : ".l(" + number + ")",
        "Keras", groups ? none : "L(" + number + ")");
  }
}
