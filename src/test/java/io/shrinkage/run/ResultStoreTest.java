package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
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
      open.write(Fixtures.experiment("sweep", List.of(0.0), List.of(1L)), PLAN);
      RunFolder run = open.run(PLAN.ids().get(0));
      run.begin(PLAN.runs().get(0).swept().resolved());
      run.append(Fixtures.metrics(1, 1.5));
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
  void read_damagedLine_isSaidWithItsPlace() throws IOException {
    Files.writeString(metrics, "{\"epoch\":\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> ResultStore.read(folder))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("metrics.jsonl:2: must be an epoch's metrics");
  }

  @Test
  void read_resultOfAnotherRun_isSaid() throws IOException {
    Files.writeString(
        metrics.resolveSibling("result.json"), "{\"run_id\":\"0\",\"status\":\"completed\"}");
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
        .hasMessageContaining("experiment.json: must be JSON");
  }

  @Test
  void read_planThatNamesAnotherFolder_isSaid() throws IOException {
    Path plan = folder.resolve("experiment.json");
    String text = Files.readString(plan);
    String id = PLAN.ids().get(0);
    for (String hostile : List.of("../../../etc", "/etc", "", id + "0", id.substring(1) + "G")) {
      Files.writeString(plan, text.replace(id, hostile));
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
