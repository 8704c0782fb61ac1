package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A race that changes the numbers of what it does not stop, decides otherwise after an
 * interruption, or loses what it stopped, would save time with wrong results. Trains tiny real
 * networks.
 */
final class RacingTest {
  private static final String OFF = "\"none\"";
  private static final String ON = "\"successive-halving\"";

  private static LoadedSplits data;

  @TempDir private Path results;

  /** Three strengths, of which 2 shrinks every weight to nothing, and four seeds; three race. */
  private static Experiment experiment(String racing) {
    return experiment(racing, "[0, 1e-4, 2]");
  }

  private static Experiment experiment(String racing, String lambdas) {
    return SpecReader.read(
        "race.json",
        """
        {
          "name": "race",
          "racing": %s,
          "selection": { "metric": "loss" },
          "data": { "dataset": "mnist", "train": 200, "validation": 100, "test": 20 },
          "model": { "layers": [ { "type": "dense", "units": 32 }, { "type": "output" } ] },
          "penalty": { "type": "l2" },
          "training": { "optimizer": { "type": "sgd", "learningRate": 0.01 }, "batchSize": 20,
                        "epochs": 6 },
          "sweep": { "penalty.lambda": %s, "seed": [1, 2, 3, 4] }
        }
        """
            .formatted(racing, lambdas));
  }

  @BeforeAll
  static void loadData() {
    data =
        LoadedSplits.load(List.of(experiment(OFF).runs().get(0).spec().data()), Path.of("unused"));
  }

  private LocalExecutor executor() {
    return new LocalExecutor(2, new LocalTrainer(data), false);
  }

  private StoredExperiment run(String folder, String racing) {
    return run(folder, racing, executor(), new Runner.Listener() {});
  }

  private StoredExperiment run(
      String folder, String racing, Executor executor, Runner.Listener listener) {
    return run(folder, experiment(racing), executor, listener);
  }

  private StoredExperiment run(
      String folder, Experiment experiment, Executor executor, Runner.Listener listener) {
    return new Runner(
            results.resolve(folder),
            data,
            executor,
            ModelFile.NONE,
            Environment.current(2, List.of()),
            Clock.systemUTC(),
            false)
        .run(experiment, listener, (stored, path) -> {});
  }

  private Path file(String folder, String name) {
    return results.resolve(folder).resolve("race").resolve(name);
  }

  /** Returns the lines of metrics.jsonl by run, without the seconds. */
  private Map<String, List<String>> metrics(String folder, StoredExperiment stored)
      throws IOException {
    Map<String, List<String>> metrics = new TreeMap<>();
    for (StoredRun run : stored.runs()) {
      Path file = file(folder, "runs/" + run.id() + "/metrics.jsonl");
      metrics.put(
          run.id(),
          Files.readAllLines(file).stream()
              .map(line -> line.replaceAll(",\"seconds\":[^}]*", ""))
              .toList());
    }
    return metrics;
  }

  private static List<StoredRun> with(StoredExperiment stored, RunStatus status) {
    return stored.runs().stream().filter(run -> run.status() == status).toList();
  }

  /** The rungs are 2, 3, 4 and, as one seed does not race, 6. */
  @Test
  void race_configurationFarBehind_isStoppedAndAllElseKeepsItsBits() throws IOException {
    StoredExperiment full = run("full", OFF);
    StoredExperiment raced = run("raced", ON);
    Map<String, List<String>> fullMetrics = metrics("full", full);
    Map<String, List<String>> racedMetrics = metrics("raced", raced);

    assertThat(with(full, RunStatus.COMPLETED)).hasSize(12);
    List<StoredRun> stopped = with(raced, RunStatus.STOPPED);
    assertThat(stopped)
        .extracting(run -> run.strengths().get("lambda"))
        .containsExactly(2.0, 2.0, 2.0, 2.0);
    assertThat(stopped).extracting(run -> run.epochs().size()).containsExactly(2, 2, 2, 0);
    assertThat(stopped)
        .allSatisfy(
            run -> assertThat(run.cause()).startsWith("stopped by racing at epoch 2: mean val"));
    for (StoredRun run : raced.runs()) {
      List<String> whole = fullMetrics.get(run.id());
      assertThat(racedMetrics.get(run.id())).isEqualTo(whole.subList(0, run.epochs().size()));
    }
    List<StoredRun> completed = with(raced, RunStatus.COMPLETED);
    assertThat(completed).hasSize(8);
    for (StoredRun run : completed) {
      String weights = "runs/" + run.id() + "/weights.bin";
      assertThat(file("raced", weights)).hasSameBinaryContentAs(file("full", weights));
    }
    assertThat(Files.readString(file("raced", "racing.json")))
        .contains("\"decision\" : \"stopped\"")
        .contains("\"decision\" : \"goes on: within noise\"");
    assertThat(Files.readString(file("raced", "summary.csv"))).contains(",stopped,4,l2,2");
  }

  @Test
  void race_startedAgain_trainsNothing() {
    StoredExperiment first = run("raced", ON);
    List<String> trained = Collections.synchronizedList(new ArrayList<>());
    StoredExperiment again = run("raced", ON, executor(), recording(trained));
    assertThat(trained).isEmpty();
    assertThat(again.runs())
        .extracting(StoredRun::status)
        .isEqualTo(first.runs().stream().map(StoredRun::status).toList());
  }

  /** Interrupts after 1, 4, 7 and so on epochs, until nothing is left to train. */
  @Test
  void race_interruptedAgainAndAgain_decidesAsWithoutInterruption() throws IOException {
    StoredExperiment whole = run("whole", ON);
    StoredExperiment last = null;
    int attempts = 0;
    do {
      attempts++;
      LocalExecutor executor = executor();
      last = run("cut", ON, executor, stopping(executor, 3 * attempts - 2));
    } while (!last.runs().stream().allMatch(run -> run.status().settled(true)) && attempts < 30);

    assertThat(attempts).isBetween(4, 29);
    assertThat(metrics("cut", last)).isEqualTo(metrics("whole", whole));
    assertThat(last.runs())
        .extracting(StoredRun::status, StoredRun::cause)
        .isEqualTo(
            whole.runs().stream()
                .map(run -> org.assertj.core.groups.Tuple.tuple(run.status(), run.cause()))
                .collect(Collectors.toList()));
    assertThat(file("cut", "racing.json")).hasSameTextualContentAs(file("whole", "racing.json"));
  }

  @Test
  void race_switchedOffLater_goesOnWithWhatItStopped() throws IOException {
    StoredExperiment full = run("full", OFF);
    run("raced", ON);
    assertThat(standing(true).finished()).isEqualTo(12);
    assertThat(standing(false).pending()).hasSize(4);
    List<String> trained = Collections.synchronizedList(new ArrayList<>());
    StoredExperiment later = run("raced", OFF, executor(), recording(trained));

    assertThat(with(later, RunStatus.COMPLETED)).hasSize(12);
    assertThat(metrics("raced", later)).isEqualTo(metrics("full", full));
    assertThat(trained)
        .containsExactlyInAnyOrderElementsOf(
            later.runs().stream()
                .filter(run -> run.strengths().get("lambda") == 2)
                .map(run -> run.id() + " after " + (run.seed() < 4 ? 2 : 0))
                .toList());
    assertThat(file("raced", "racing.json")).doesNotExist();
  }

  /** What was trained to its end before is not taken back, whatever the race decides. */
  @Test
  void race_overRunsThatAreThere_stopsNoneOfThem() {
    run("full", OFF);
    List<String> trained = Collections.synchronizedList(new ArrayList<>());
    StoredExperiment raced = run("full", ON, executor(), recording(trained));
    assertThat(trained).isEmpty();
    assertThat(with(raced, RunStatus.COMPLETED)).hasSize(12);
  }

  @Test
  void race_runThatFails_isNotComparedAndTheRestGoesOn() {
    String failing = Plan.of(experiment(ON), data::identity).runs().get(8).id();
    RunTrainer trainer =
        (run, progress, listener) -> {
          if (run.id().equals(failing)) {
            throw new IllegalStateException("as planned");
          }
          return new LocalTrainer(data).train(run, progress, listener);
        };
    StoredExperiment raced =
        run("failed", ON, new LocalExecutor(2, trainer, false), new Runner.Listener() {});
    assertThat(with(raced, RunStatus.FAILED)).extracting(StoredRun::id).containsExactly(failing);
    assertThat(with(raced, RunStatus.STOPPED)).isEmpty();
    assertThat(with(raced, RunStatus.COMPLETED)).hasSize(11);
  }

  /** Plain steps of 0.01 * 2 * 1e6 times the weight leave the floats in the first epoch. */
  @Test
  void race_runsThatDiverge_keepTheirStatusAndEndTheirConfiguration() {
    StoredExperiment raced =
        run("far", experiment(ON, "[0, 1e-4, 1e6]"), executor(), new Runner.Listener() {});
    assertThat(with(raced, RunStatus.COMPLETED)).hasSize(8);
    assertThat(with(raced, RunStatus.DIVERGED))
        .extracting(StoredRun::seed)
        .containsExactly(1L, 2L, 3L);
    assertThat(with(raced, RunStatus.STOPPED))
        .extracting(StoredRun::cause)
        .containsExactly("stopped by racing at epoch 2: a run of this configuration diverged");
  }

  private Standing standing(boolean racing) {
    Plan plan = Plan.of(experiment(ON), data::identity);
    return Standing.of(results.resolve("raced/race"), plan, racing, false, false);
  }

  private static Runner.Listener recording(List<String> trained) {
    return new Runner.Listener() {
      @Override
      public void starting(PlannedRun run, io.shrinkage.train.Progress progress) {
        trained.add(run.id() + " after " + progress.epochs().size());
      }
    };
  }

  private static Runner.Listener stopping(Executor executor, int epochs) {
    return new Runner.Listener() {
      private int seen;

      @Override
      public synchronized void epoch(PlannedRun run, EpochMetrics metrics) {
        seen++;
        if (seen == epochs) {
          executor.stop();
        }
      }
    };
  }
}
