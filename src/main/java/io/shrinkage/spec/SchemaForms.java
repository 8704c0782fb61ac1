package io.shrinkage.spec;

import static io.shrinkage.spec.SchemaNodes.allOf;
import static io.shrinkage.spec.SchemaNodes.anyOf;
import static io.shrinkage.spec.SchemaNodes.member;
import static io.shrinkage.spec.SchemaNodes.not;
import static io.shrinkage.spec.SchemaNodes.object;
import static io.shrinkage.spec.SchemaNodes.required;
import static io.shrinkage.spec.SchemaNodes.strings;
import static io.shrinkage.spec.SchemaNodes.typed;
import static io.shrinkage.spec.SchemaNodes.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The schema of what an axis of the sweep looks like, whatever its values. */
final class SchemaForms {
  private SchemaForms() {}

  /** Returns the forms that list values. */
  static ObjectNode lists() {
    return forms(object()).setAll(when(typed("object"), hasValues()));
  }

  /**
   * Returns the forms of numbers: a list, a space, or both.
   *
   * @param space what a space must be
   */
  static ObjectNode numbers(ObjectNode space) {
    ObjectNode keys = object();
    ObjectNode positive = object().put("exclusiveMinimum", 0);
    ObjectNode ends = object().set("from", positive);
    ends.set("to", positive);
    keys.set(SweepReader.LOGSPACE, allOf(List.of(space, object().set("properties", ends))));
    keys.set(SweepReader.LINSPACE, space);
    ObjectNode schema = forms(keys);
    ObjectNode noSpace =
        not(
            anyOf(
                List.of(
                    required(List.of(SweepReader.LOGSPACE)),
                    required(List.of(SweepReader.LINSPACE)))));
    schema.setAll(when(typed("object").setAll(noSpace), hasValues()));
    ObjectNode alone = not(required(List.of(SweepReader.LINSPACE)));
    return schema.set("dependentSchemas", object().set(SweepReader.LOGSPACE, alone));
  }

  private static ObjectNode forms(ObjectNode spaces) {
    ObjectNode keys = object().set(SweepReader.VALUES, typed("array").put("uniqueItems", true));
    keys.setAll(spaces);
    ObjectNode schema = object().set("type", strings(List.of("array", "object")));
    schema.put("minItems", 1).put("uniqueItems", true);
    schema.set("properties", keys);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode hasValues() {
    ObjectNode some = member(SweepReader.VALUES, object().put("minItems", 1));
    return some.setAll(required(List.of(SweepReader.VALUES)));
  }
}
