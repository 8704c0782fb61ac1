package io.shrinkage.run;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How this project writes CSV: RFC 4180, decimal points, doubles in the shortest form that reads
 * back as the same.
 */
public final class Csv {
  private Csv() {}

  /** Returns a record with its line end. */
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Returns a numeral; empty where there is none or it is not finite. */
  public static String number(@Nullable Double value) {
    // Not Double.toString: before Java 19 it is not always the shortest.
    return value == null || !Double.isFinite(value) ? "" : NumberOutput.toString(value, true);
  }

  private static String field(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
