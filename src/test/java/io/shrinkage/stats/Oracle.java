package io.shrinkage.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The numbers that SciPy, statsmodels, R and glmnet made; their scripts lie beside them. */
final class Oracle {

  private Oracle() {}

  /** A case, shown by its name or, without one, by its content. */
  record Case(JsonNode json) {

    double number(String key) {
      return json.required(key).doubleValue();
    }

    int count(String key) {
      return json.required(key).intValue();
    }

    double[] numbers(String key) {
      return Oracle.numbers(json.required(key));
    }

    @Override
    public String toString() {
      return json.path("name").asText(json.toString());
    }
  }

  /** The cases of statistics.json below a key. */
  static List<Case> statistics(String key) {
    return cases(read("statistics.json").required(key));
  }

  static List<Case> glmnet() {
    return cases(read("cv-glmnet.json"));
  }

  static List<Case> welch() {
    return cases(read("welch.json").required("welch"));
  }

  /** A missing number is NaN, and an infinite one "inf". */
  static double[] numbers(JsonNode array) {
    return stream(array)
        .mapToDouble(
            node ->
                node.isTextual()
                    ? Double.POSITIVE_INFINITY
                    : node.isNull() ? Double.NaN : node.doubleValue())
        .toArray();
  }

  static double[][] rows(JsonNode array) {
    return stream(array).map(Oracle::numbers).toArray(double[][]::new);
  }

  private static List<Case> cases(JsonNode array) {
    List<Case> cases = stream(array).map(Case::new).toList();
    assertThat(cases).isNotEmpty();
    return cases;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode read(String name) {
    try (InputStream in = Oracle.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
