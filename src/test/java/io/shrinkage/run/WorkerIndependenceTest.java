package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Numbers that depend on how many runs train at once, or on the day, can be neither compared nor
 * made again. Trains tiny real networks, with dropout and momentum.
 */
final class WorkerIndependenceTest {
  private static final Experiment EXPERIMENT =
      Fixtures.experiment("tiny", List.of(0.0, 1e-2), List.of(1L, 2L));

  @TempDir private Path folder;

  @Test
  void run_oneWorkerTwoWorkersAndAgain_giveTheSameBits() throws IOException {
    Map<String, String> one = metrics("one", 1);
    assertThat(one).hasSize(4);
    assertThat(one.values()).doesNotHaveDuplicates();
    assertThat(metrics("two", 2)).isEqualTo(one);
    assertThat(metrics("again", 2)).isEqualTo(one);
  }

  /** Returns metrics.jsonl by run, without the seconds. */
  private Map<String, String> metrics(String name, int workers) throws IOException {
    LoadedSplits data = LoadedSplits.load(List.of(Fixtures.DATA), Path.of("unused"));
    StoredExperiment stored =
        new Runner(
                folder.resolve(name),
                data,
                new LocalExecutor(workers, new LocalTrainer(data), false),
                ModelFile.NONE,
                Environment.current(workers, List.of()),
                Clock.systemUTC(),
                false)
            .run(EXPERIMENT, new Runner.Listener() {}, (experiment, path) -> {});
    Map<String, String> metrics = new TreeMap<>();
    for (StoredRun run : stored.runs()) {
      assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
      Path file = folder.resolve(name).resolve("tiny/runs/" + run.id() + "/metrics.jsonl");
      metrics.put(run.id(), Files.readString(file).replaceAll(",\"seconds\":[^}]*", ""));
    }
    return metrics;
  }
}
