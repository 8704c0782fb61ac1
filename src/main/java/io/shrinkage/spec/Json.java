package io.shrinkage.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How this project writes JSON: keys as declared, doubles in full precision, values that are not
 * finite as {@code null}, line ends as LF on every system.
 */
public final class Json {
  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  /** Returns a new mapper of this configuration, which also reads what it wrote. */
  public static JsonMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .addDecorator((unused, generator) -> new FiniteNumbers(generator))
            .build();
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return JsonMapper.builder(factory).defaultPrettyPrinter(printer).build();
  }

  /** Returns a value as JSON in one line. */
  public static String compact(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a value as indented JSON, without a line end after it. */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON has no NaN and no infinity. */
  private static final class FiniteNumbers extends JsonGeneratorDelegate {
    FiniteNumbers(JsonGenerator generator) {
      super(generator);
    }

    @Override
    public void writeNumber(double value) throws IOException {
      if (Double.isFinite(value)) {
        super.writeNumber(value);
      } else {
        writeNull();
      }
    }

    @Override
    public void writeNumber(float value) throws IOException {
      if (Float.isFinite(value)) {
        super.writeNumber(value);
      } else {
        writeNull();
      }
    }

    @Override
    public void writeArray(double[] values, int offset, int length) throws IOException {
      writeStartArray(values, length);
      for (int i = offset; i < offset + length; i++) {
        writeNumber(values[i]);
      }
      writeEndArray();
    }
  }
}
