package io.shrinkage.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Shipped experiments with something changed at random. */
final class SpecMutants {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e-400",
          "1e400",
          "1e999999999",
          "-0.0",
          "2147483648",
          "99999999999999999999",
          "\"\"",
          "\"l1\"",
          "\"rest\"",
          "\"output\"",
          "\"a\\u0000b\"",
          "[]",
          "[[]]",
          "{}",
          "[null]",
          "{\"type\": \"l2\"}",
          "{\"folds\": 3}",
          "{\"type\": \"residual\"}",
          "{\"values\": [1]}",
          "{\"linspace\": {\"from\": 0, \"to\": 1e308, \"count\": 3}}");

  private static final List<String> KEYS =
      List.of(
          "",
          ".",
          "type",
          "lambda",
          "layers",
          "model.layers",
          "model.layers.0",
          "penalty",
          "penalty.type",
          "seed",
          "name",
          "training.optimizer.type",
          "data.augment.0",
          "validation",
          "fold",
          "data.fold",
          "data.validation",
          "data.validation.folds",
          "x y");

  private SpecMutants() {}

  /** Returns an experiment with one to three values replaced, added or removed. */
  static String tree(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    JsonNode tree = Json.mapper().readTree(original(random));
    String text = tree.toString();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      // the raw text goes in for a marker, since no tree holds 1e400 as it is written
      text = mutate(tree, random).replace("\"@\"", VALUES.get(random.nextInt(VALUES.size())));
    }
    return text;
  }

  /** Returns one that stands for itself: a text without a file has no folder to extend from. */
  static String original(SplittableRandom random) throws IOException {
    var files = ShippedExperimentsTest.files();
    String text;
    do {
      text = Files.readString(files.get(random.nextInt(files.size())));
    } while (text.contains("\"extends\""));
    return text;
  }

  private static String mutate(JsonNode tree, SplittableRandom random) {
    List<JsonNode> parents = new ArrayList<>();
    collect(tree, parents);
    JsonNode parent = parents.get(random.nextInt(parents.size()));
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.addAll(KEYS);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.put(name, "@");
      }
    } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
      int at = random.nextInt(array.size());
      if (random.nextInt(4) == 0) {
        array.remove(at);
      } else {
        array.set(at, "@");
      }
    }
    return tree.toString();
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode()) {
      parents.add(node);
      node.forEach(child -> collect(child, parents));
    }
  }
}
