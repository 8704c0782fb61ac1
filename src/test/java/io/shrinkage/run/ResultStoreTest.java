package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read while others write them, and after they were damaged: never silently wrong. */
final class ResultStoreTest {
  private static final Plan PLAN =
      Fixtures.plan(Fixtures.experiment("sweep", List.of(0.0), List.of(1L)));

  @TempDir private Path results;
  private Path folder;
  private Path metrics;

  @BeforeEach
  void begin() {
    folder = results.resolve("sweep");
    metrics = folder.resolve("runs").resolve(PLAN.ids().get(0)).resolve("metrics.jsonl");
    try (ResultsFolder open = ResultsFolder.open(results, "sweep", Clock.systemUTC())) {
      open.write(Fixtures.experiment("sweep", List.of(0.0), List.of(1L)), PLAN, notice -> {});
      RunFolder run = open.run(PLAN.ids().get(0));
      MetricsLog log = run.begin(PLAN.runs().get(0).swept().resolved(), 0);
      log.append(Fixtures.metrics(1, 1.5));
      run.checkpoints().write(Fixtures.checkpoint(1), log.force());
    }
  }

  @Test
  void read_lineThatIsBeingWritten_isNotSeen() throws IOException {
    Files.writeString(metrics, "{\"epoch\":2,\"train_lo", StandardOpenOption.APPEND);
    StoredRun run = ResultStore.read(folder).runs().get(0);
    assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(run.epochs()).containsExactly(Fixtures.metrics(1, 1.5));
  }

  @Test
  void read_epochsAfterTheCheckpoint_areNotSeen() throws IOException {
    String line = ResultsJson.line(Fixtures.metrics(2, 1.25)) + "\n";
    Files.writeString(metrics, line, StandardOpenOption.APPEND);
    assertThat(ResultStore.read(folder).runs().get(0).epochs()).hasSize(1);
  }

  @Test
  void read_resultOfAnotherRun_isSaid() {
    SealedJson.write(
        metrics.resolveSibling("result.json"),
        Map.of("run_id", "0", "status", "completed", "files", Map.of()));
    assertThatThrownBy(() -> ResultStore.read(folder))
        .hasMessageContaining("result.json: run_id must be the name of its folder, got 0");
  }

  @Test
  void read_planThatIsCut_isSaid() throws IOException {
    Files.writeString(folder.resolve("experiment.json"), "{\"name\":\"sweep\"");
    assertThatThrownBy(() -> ResultStore.read(folder))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("experiment.json: must be JSON");
  }

  @Test
  void read_planWithoutRuns_isSaid() throws IOException {
    Files.writeString(folder.resolve("experiment.json"), "{\"name\":\"sweep\"}");
    assertThatThrownBy(() -> ResultStore.read(folder))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("experiment.json: is damaged");
  }

  @Test
  void read_planThatNamesAnotherFolder_isSaid() throws IOException {
    Path plan = folder.resolve("experiment.json");
    ObjectNode sealed = (ObjectNode) ResultsJson.parse(Files.readString(plan));
    String id = PLAN.ids().get(0);
    for (String hostile : List.of("../../../etc", "/etc", "", id + "0", id.substring(1) + "G")) {
      ((ObjectNode) sealed.at("/runs/0")).put("run_id", hostile);
      sealed.remove("checksum");
      SealedJson.write(plan, sealed);
      assertThatThrownBy(() -> ResultStore.read(folder))
          .isInstanceOf(ResultsException.class)
          .hasMessage(plan + ": run_id must be twelve hexadecimal digits, got \"" + hostile + "\"");
    }
  }

  @Test
  void read_folderOfSomethingElse_isSaid() {
    assertThatThrownBy(() -> ResultStore.read(results))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("must be the folder of an experiment");
  }
}
