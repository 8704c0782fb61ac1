package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.run.DataIdentity;
import io.shrinkage.run.Plan;
import io.shrinkage.run.SpecSeal;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards against a report that cannot be run again, or from which something else is run. */
final class SpecElementTest {
  private static final String HOSTILE = "</script><script>alert(1)</script><!--\u2028";

  @ParameterizedTest
  @MethodSource("io.shrinkage.spec.ShippedExperiments#files")
  void report_ofShippedExperiment_givesTheSameRunIds(Path file) {
    Experiment experiment = SpecReader.read(file);
    String page = page(experiment.name(), experiment.description(), experiment.resolved());
    Experiment again = SpecSeal.read("report.html", SpecElement.of("report.html", page));
    assertThat(again.resolved()).isEqualTo(experiment.resolved());
    assertThat(ids(again)).hasSizeGreaterThan(2).isEqualTo(ids(experiment));
  }

  @Test
  void spec_hostileTexts_stayInsideTheirElement() {
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.put("name", HOSTILE).put("description", HOSTILE).put(HOSTILE, HOSTILE);
    String page = page(HOSTILE, HOSTILE, spec);
    assertThat(page).doesNotContain("<script>alert(1)");
    String inside = SpecElement.of("report.html", page);
    assertThat(inside).contains("\\u003c/script>").doesNotContain("<", "\u2028");
    assertThatThrownBy(() -> SpecSeal.read("report.html", inside))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("name: must be a folder name");
  }

  @Test
  void description_thatLooksLikeASpec_isNotTakenForIt() {
    String fake = SpecElement.element(JsonNodeFactory.instance.objectNode().put("name", "fake"));
    ObjectNode spec = JsonNodeFactory.instance.objectNode().put("name", "right");
    String inside = SpecElement.of("report.html", page(fake, fake, spec));
    assertThat(inside).contains("right").doesNotContain("fake");
  }

  @Test
  void of_pageWithNone_isSaid() {
    assertThatThrownBy(() -> SpecElement.of("report.html", "<html></html>"))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "report.html: must be a report with its spec inside, got none; the command report"
                + " writes it anew from its results");
  }

  @Test
  void of_pageWithTwo_isSaid() {
    String element = SpecElement.element(JsonNodeFactory.instance.objectNode());
    assertThatThrownBy(() -> SpecElement.of("x", element + element))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("must have one spec inside");
  }

  @Test
  void of_pageCutWithinIt_isSaid() {
    String element = SpecElement.element(JsonNodeFactory.instance.objectNode());
    assertThatThrownBy(() -> SpecElement.of("x", element.substring(0, element.length() - 20)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("cut within its spec");
  }

  private static String page(String name, String description, ObjectNode spec) {
    StoredExperiment sample = Samples.plausible("x", "l2", List.of(), 2);
    return ReportWriter.html(
        new StoredExperiment(name, description, spec, sample.axes(), sample.runs()));
  }

  private static List<String> ids(Experiment experiment) {
    var identity = new DataIdentity("any", "aa", "bb", "cc", 1);
    return Plan.of(experiment, data -> identity).ids();
  }
}
