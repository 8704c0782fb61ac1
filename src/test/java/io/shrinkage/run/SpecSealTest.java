package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecException;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment that is not the one whose results one holds would be compared with them. */
final class SpecSealTest {
  private static final String TINY =
      """
      { "name": "tiny", "data": { "dataset": "mnist" }, "penalty": { "type": "l2", "lambda": 1e-4 },
        "model": { "layers": [ { "type": "output" } ] } }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.shrinkage.spec.ShippedExperiments#files")
  void experimentFile_ofShippedExperiment_givesTheSameRunIds(Path spec) throws IOException {
    Experiment experiment = SpecReader.read(spec);
    Plan plan = Fixtures.plan(experiment);
    Path file = folder.resolve("experiment.json");
    SealedJson.write(file, ExperimentFile.of(experiment, plan));
    Experiment again = SpecSeal.read("experiment.json", Files.readString(file));
    assertThat(again.name()).isEqualTo(experiment.name());
    assertThat(Fixtures.plan(again).ids()).isEqualTo(plan.ids());
  }

  @ParameterizedTest
  @MethodSource("io.shrinkage.spec.ShippedExperiments#files")
  void result_ofEveryRun_givesTheSameRunId(Path spec) {
    for (PlannedRun run : Fixtures.plan(SpecReader.read(spec)).runs()) {
      String text = ResultsJson.line(SealedJson.sealed(result(run)));
      Experiment again = SpecSeal.read("result.json", text);
      assertThat(again.name()).isEqualTo("run-" + run.id());
      assertThat(Fixtures.plan(again).ids()).containsExactly(run.id());
    }
  }

  private static RunResult result(PlannedRun run) {
    return new RunResult(
        run.id(),
        RunStatus.COMPLETED,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        run.swept().resolved(),
        Map.of());
  }

  @Test
  void read_anyByteChanged_isHarmlessOrSaid() {
    Experiment experiment = SpecReader.read("tiny.json", TINY);
    String text = SpecSeal.text(experiment.resolved());
    int said = 0;
    for (int i = 0; i < text.length(); i++) {
      String changed = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
      try {
        assertThat(SpecSeal.read("x", changed).resolved()).isEqualTo(experiment.resolved());
      } catch (SpecException e) {
        said++;
        assertThat(e.getMessage().lines()).hasSize(1);
      }
    }
    assertThat(said).isGreaterThan(text.length() * 9 / 10);
  }

  @Test
  void read_cutAnywhere_isSaid() {
    String text = SpecSeal.text(SpecReader.read("tiny.json", TINY).resolved());
    for (int i = 0; i < text.length(); i++) {
      String cut = text.substring(0, i);
      assertThatThrownBy(() -> SpecSeal.read("x", cut)).isInstanceOf(SpecException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"checksum\": 1}",
        "{\"spec\": 1e999, \"checksum\": \"x\"}",
        "{\"a"
      })
  void read_somethingElse_isSaid(String text) {
    assertThatThrownBy(() -> SpecSeal.read("x", text))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("x: must be ");
  }

  @Test
  void read_nestedTooDeep_isSaid() {
    assertThatThrownBy(() -> SpecSeal.read("x", "{\"spec\": " + "[".repeat(100_000)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("must be JSON as this program writes it");
  }

  @Test
  void read_specFileOfAPerson_namesTheCommandForIt() {
    assertThatThrownBy(() -> SpecSeal.read("tiny.json", TINY))
        .hasMessageContaining("without a checksum")
        .hasMessageContaining("command run");
  }

  @Test
  void read_rightlySealedNonsense_isReadAsStrictlyAsAnySpec() {
    ObjectNode spec = SpecReader.read("tiny.json", TINY).resolved().deepCopy();
    ObjectNode escaping = spec.deepCopy().put("name", "../../evil");
    assertThatThrownBy(() -> SpecSeal.read("x", SpecSeal.text(escaping)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("name: must be a folder name");
    assertThatThrownBy(() -> SpecSeal.read("x", SpecSeal.text(spec.deepCopy().put("evil", 1))))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("evil");
    JsonNode text = JsonNodeFactory.instance.textNode("spec");
    assertThatThrownBy(() -> SpecSeal.read("x", SpecSeal.text(text)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("must hold a spec");
  }

  @Test
  void read_resultWhoseIdIsAPath_isSaid() {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("run_id", "../../evil");
    result.set("spec", SpecReader.read("tiny.json", TINY).runs().get(0).resolved());
    String text = ResultsJson.line(SealedJson.sealed(result));
    assertThatThrownBy(() -> SpecSeal.read("x", text))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("run_id of twelve hexadecimal digits");
  }
}
