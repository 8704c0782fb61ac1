package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a plan that counts other runs than the runner then trains. */
final class StandingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final Experiment EXPERIMENT =
      Fixtures.experiment("sweep", List.of(0.0, 1e-4), List.of(1L, 2L));

  private static LoadedSplits data;

  @TempDir private Path results;

  @BeforeAll
  static void loadData() {
    data = LoadedSplits.load(List.of(Fixtures.DATA), Path.of("unused"));
  }

  @Test
  void nothingThere_allArePendingAndNothingIsMade() {
    Standing standing = standing(false, false);
    assertThat(standing.pending()).isEqualTo(plan().runs());
    assertThat(standing).extracting(Standing::finished, Standing::failed).containsExactly(0, 0);
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void completedRuns_areFinishedUnlessTheyLackAModel() {
    run(Fixtures.stub());
    assertThat(standing(false, false).finished()).isEqualTo(4);
    assertThat(standing(true, false).pending()).hasSize(4);
  }

  @Test
  void damagedRun_isPending() throws IOException {
    run(Fixtures.stub());
    PlannedRun third = plan().runs().get(2);
    Path weights = results.resolve("sweep/runs").resolve(third.id()).resolve("weights.bin");
    Files.write(weights, new byte[] {1, 2, 3});
    List<Path> before = files();
    assertThat(standing(false, false).pending()).containsExactly(third);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void failedRuns_arePendingOnlyToBeRetried() {
    run(
        (run, progress, listener) -> {
          throw new IllegalStateException("as planned");
        });
    assertThat(standing(false, false))
        .extracting(it -> it.pending().size(), Standing::finished, Standing::failed)
        .containsExactly(0, 0, 4);
    assertThat(standing(false, true))
        .extracting(it -> it.pending().size(), Standing::finished, Standing::failed)
        .containsExactly(4, 0, 0);
  }

  private static Plan plan() {
    return Plan.of(EXPERIMENT, data::identity);
  }

  private Standing standing(boolean keepModels, boolean retryFailed) {
    return Standing.of(results.resolve("sweep"), plan(), false, keepModels, retryFailed);
  }

  private void run(RunTrainer trainer) {
    new Runner(
            results,
            data,
            new LocalExecutor(1, trainer, false),
            ModelFile.NONE,
            Environment.current(1, List.of()),
            CLOCK,
            false)
        .run(EXPERIMENT, new Runner.Listener() {}, (experiment, folder) -> {});
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.sorted().toList();
    }
  }
}
