package io.shrinkage.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.shrinkage.spec.Json;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** JSON for programs, an object a line; in ASCII, whatever the encoding of the terminal is. */
final class JsonLine {
  private static final ObjectWriter WRITER =
      Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private JsonLine() {}

  /** Prints an object at once, so that a reader of a pipe has it. */
  static void print(JsonNode json, PrintStream out) {
    try {
      out.print(WRITER.writeValueAsString(json) + "\n");
      out.flush();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
