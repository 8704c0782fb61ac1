package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.doctor.Finding;
import io.shrinkage.run.StoredExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a sweep by its spec must be in the report too, and be said once. */
final class SpecFindingsTest {

  private static StoredExperiment experiment(String sweep) {
    ObjectNode spec = Samples.spec().deepCopy();
    spec.set("sweep", Samples.json(sweep));
    StoredExperiment plain =
        Samples.plausible("x", "l2", List.of(Samples.axis("penalty.lambda", "[0, 1e-4]")), 2);
    return new StoredExperiment("x", "", spec, plain.axes(), plain.runs());
  }

  @Test
  void findings_ofTheSpec_areInThePageWithoutWhatTheVerdictSays() {
    StoredExperiment experiment = experiment("{\"penalty.lambda\": [1e-4, 100], \"seed\": [1]}");
    assertThat(SpecFindings.of(experiment))
        .extracting(Finding::code)
        .contains("penalty-exceeds-loss")
        .doesNotContain("too-few-seeds", "no-baseline");
    assertThat(ReportWriter.html(experiment)).contains("id=\"doctor\"", "times the data loss");
  }

  @Test
  void findings_ofASpecThatIsNotReadAnyMore_areNone() {
    StoredExperiment experiment = experiment("{\"penalty.unheard\": [1]}");
    assertThat(SpecFindings.of(experiment)).isEmpty();
    assertThat(ReportWriter.html(experiment)).doesNotContain("id=\"doctor\"");
  }
}
