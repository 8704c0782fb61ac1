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

  private static ObjectNode sealed(Object value) {
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
    String checksum = tree.path(CHECKSUM).asText();
    if (!(tree instanceof ObjectNode object)
        || !checksum.equals(Sha256.hex(CanonicalJson.text(object.without(CHECKSUM))))) {
      throw new ResultsException(
          file
              + ": is damaged, was changed by hand, or is of another version: its checksum is wrong");
    }
    return ResultsJson.fromTree(file, tree, type);
  }
}
