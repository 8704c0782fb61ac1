package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A strength that is rounded to another one, or a decimal comma, would be read wrongly. */
final class TextsTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void setLocaleWithDecimalComma() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void value_numbers_areShort() throws Exception {
    assertThat(value("0.0")).isEqualTo("0");
    assertThat(value("0.0001")).isEqualTo("1e-4");
    assertThat(value("3.1622776601683795E-5")).isEqualTo("3.16e-5");
    assertThat(value("0.5")).isEqualTo("0.5");
    assertThat(value("0.02")).isEqualTo("0.02");
    assertThat(value("64")).isEqualTo("64");
    assertThat(value("1000000.0")).isEqualTo("1e6");
  }

  @Test
  void value_otherThanNumbers_areAsWritten() throws Exception {
    assertThat(value("\"unit\"")).isEqualTo("unit");
    assertThat(value("{\"type\": \"none\"}")).isEqualTo("{\"type\":\"none\"}");
  }

  @Test
  void assignment_severalPaths_keepTheirOrder() throws Exception {
    Map<String, JsonNode> assignment = new LinkedHashMap<>();
    assignment.put("penalty.lambda", new JsonMapper().readTree("1e-4"));
    assignment.put("seed", new JsonMapper().readTree("2"));
    assertThat(Texts.assignment(assignment)).isEqualTo("penalty.lambda=1e-4 seed=2");
  }

  @Test
  void duration_secondsMinutesHours() {
    assertThat(Texts.duration(9.64)).isEqualTo("9.6 s");
    assertThat(Texts.duration(200)).isEqualTo("3 min 20 s");
    assertThat(Texts.duration(7500)).isEqualTo("2 h 05 min");
  }

  @Test
  void percentAndLoss_notFinite_areSaid() {
    assertThat(Texts.percent(0.7123)).isEqualTo("71.2 %");
    assertThat(Texts.percent(Double.NaN)).isEqualTo("-");
    assertThat(Texts.loss(Double.NaN)).isEqualTo("not finite");
  }

  private static String value(String json) throws Exception {
    return Texts.value(new JsonMapper().readTree(json));
  }

  @Test
  void megabytes_areAtLeastOneAndBecomeGigabytes() {
    assertThat(Texts.megabytes(0)).isEqualTo("1 MB");
    assertThat(Texts.megabytes(12_499_999)).isEqualTo("12 MB");
    assertThat(Texts.megabytes(9_999_000_000L)).isEqualTo("9999 MB");
    assertThat(Texts.megabytes(12_500_000_000L)).isEqualTo("12.5 GB");
  }
}
