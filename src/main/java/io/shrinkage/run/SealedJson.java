package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * JSON files that hold their own checksum, so that damage is noticed: the SHA-256 of everything
 * else in canonical form.
 */
final class SealedJson {
  private static final String CHECKSUM = "checksum";

  private SealedJson() {}

  /** Writes a value that becomes a JSON object. */
  static void write(Path file, Object value) {
    ResultsJson.write(file, sealed(value));
  }

  /** Returns a value that becomes a JSON object, with its checksum. */
  static ObjectNode sealed(Object value) {
    // from its text, since a reader knows the numbers only as they are written
    ObjectNode tree = (ObjectNode) ResultsJson.parse(ResultsJson.line(value));
    return tree.put(CHECKSUM, Sha256.hex(CanonicalJson.text(tree)));
  }

  /**
   * Reads a file.
   *
   * @throws ResultsException if it is missing, damaged, or not what it should be
   */
  static <T> T read(Path file, Class<T> type) {
    JsonNode tree = ResultsJson.read(file, JsonNode.class);
    if (!isIntact(tree)) {
      throw new ResultsException(
          file
              + ": is damaged, was changed by hand, or is of another version: its checksum is wrong");
    }
    return ResultsJson.fromTree(file, tree, type);
  }

  /** Returns whether a tree claims to be sealed. */
  static boolean isSealed(JsonNode tree) {
    return tree.path(CHECKSUM).isTextual();
  }

  /** Returns whether a tree is an object with the right checksum. */
  static boolean isIntact(JsonNode tree) {
    return tree instanceof ObjectNode object
        && tree.path(CHECKSUM)
            .asText()
            .equals(Sha256.hex(CanonicalJson.text(object.without(CHECKSUM))));
  }
}
