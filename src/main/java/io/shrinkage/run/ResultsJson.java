package io.shrinkage.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.shrinkage.spec.Json;
import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON as result files have it: keys in snake_case, doubles in the shortest form that reads back as
 * the same (on every version of Java), values that are not finite as {@code null} and back as NaN.
 */
final class ResultsJson {
  private static final JsonMapper MAPPER =
      Json.mapper()
          .rebuild()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.ALWAYS)
          .addModule(
              new SimpleModule()
                  .addSerializer(EpochMetrics.class, new EpochMetricsJson.Writer())
                  .addDeserializer(EpochMetrics.class, new EpochMetricsJson.Reader())
                  .addDeserializer(Double.TYPE, new NullIsNaN()))
          .build();

  private ResultsJson() {}

  /** Returns a value as JSON in one line, without a line end. */
  static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a value as JSON in one line, in UTF-8. */
  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T fromBytes(byte[] json, Class<T> type) throws IOException {
    return MAPPER.readValue(json, type);
  }

  /** Writes a value in one line, with its end, and leaves the stream open. */
  static void writeLine(OutputStream out, Object value) throws IOException {
    MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
    out.write('\n');
  }

  /** Writes a value, indented, as a whole file. */
  static void write(Path file, Object value) {
    AtomicFile.write(
        file,
        out -> {
          out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
          out.write('\n');
        });
  }

  /**
   * Reads a file.
   *
   * @throws ResultsException if it is missing or not what it should be
   */
  static <T> T read(Path file, Class<T> type) {
    try {
      T value = MAPPER.readValue(Files.readAllBytes(file), type);
      if (value == null) {
        throw new ResultsException(file + ": must not be null");
      }
      return value;
    } catch (JacksonException e) {
      throw notAsWritten(file, e);
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + Problem.of(e), e);
    }
  }

  static <T> T fromLine(String line, Class<T> type) throws JacksonException {
    return MAPPER.readValue(line, type);
  }

  /** Returns a text that this program wrote as a tree. */
  static JsonNode parse(String text) {
    try {
      return parsed(text);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns any text as a tree; a missing node if it is blank. */
  static JsonNode parsed(String text) throws JacksonException {
    return MAPPER.readTree(text);
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Returns the value of a file whose tree was read.
   *
   * @throws ResultsException if it is not what it should be
   */
  static <T> T fromTree(Path file, JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw notAsWritten(file, e);
    }
  }

  private static ResultsException notAsWritten(Path file, JacksonException e) {
    return new ResultsException(
        file + ": must be JSON as this program writes it, got " + e.getOriginalMessage(), e);
  }

  private static final class NullIsNaN extends StdDeserializer<Double> {
    @Serial private static final long serialVersionUID = 1;

    NullIsNaN() {
      super(Double.TYPE);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parser.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
