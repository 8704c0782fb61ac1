package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.spec.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A byte that changes, or a file that is cut, must never become a number that nobody doubts: it is
 * harmless, or it is said.
 */
final class StoreDamageTest {
  private static final Experiment EXPERIMENT =
      Fixtures.experiment("sweep", List.of(0.0, 1e-4), List.of(1L, 2L));

  private static final LoadedSplits DATA =
      LoadedSplits.load(List.of(Fixtures.DATA), Path.of("unused"));

  private static Path results;
  private static StoredExperiment before;
  private static String complete;
  private static List<Path> files;

  /** Leaves two completed runs, a failed one, and one that was interrupted in its second epoch. */
  @BeforeContainer
  static void train() throws IOException {
    Path whole = Files.createTempDirectory("whole");
    results = Files.createTempDirectory("damage");
    complete = SummaryCsv.of(run(whole, Fixtures.stub(), new ArrayList<>()));
    delete(whole);
    List<PlannedRun> plan = Fixtures.plan(EXPERIMENT).runs();
    LocalExecutor executor = new LocalExecutor(1, failingWithSeed2(), false);
    Runner.Listener stopping =
        new Runner.Listener() {
          @Override
          public void checkpoint(PlannedRun run, io.shrinkage.train.Checkpoint checkpoint) {
            if (run.swept().spec().seed() == 1 && run.swept().spec().penalty().l2() > 0) {
              executor.stop();
            }
          }
        };
    before = runner(results, executor).run(EXPERIMENT, stopping, (stored, folder) -> {});
    assertThat(before.runs())
        .extracting(StoredRun::status)
        .containsExactly(
            RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.RUNNING, RunStatus.PENDING);
    assertThat(before.runs().get(2).epochs()).hasSize(1);
    assertThat(plan).hasSize(4);
    try (Stream<Path> all = Files.walk(results.resolve("sweep"))) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(10);
  }

  @AfterContainer
  static void clean() throws IOException {
    delete(results);
  }

  @Property(tries = 250)
  void anyFile_oneByteChangedOrCut_isHarmlessOrSaid(
      @ForAll @IntRange(max = 1_000_000) int which,
      @ForAll @IntRange(max = 1_000_000) int where,
      @ForAll @IntRange(min = 1, max = 255) int change,
      @ForAll boolean cut)
      throws IOException {
    Path folder = Files.createTempDirectory("damaged");
    copy(results, folder);
    Path file = folder.resolve(results.relativize(files.get(which % files.size())));
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length > 0) {
      int at = where % bytes.length;
      if (cut) {
        bytes = Arrays.copyOf(bytes, at);
      } else {
        bytes[at] ^= (byte) change;
      }
    }
    Files.write(file, bytes);
    List<String> said = new ArrayList<>();
    readIsTheSameOrSaid(folder.resolve("sweep"), said);
    StoredExperiment resumed = run(folder, Fixtures.stub(), said);
    resumedIsWhole(resumed);
    delete(folder);
  }

  private static void readIsTheSameOrSaid(Path folder, List<String> said) {
    try {
      StoredExperiment read = ResultStore.read(folder, said::add);
      if (said.isEmpty()) {
        assertThat(read).isEqualTo(before);
      }
    } catch (ResultsException e) {
      assertThat(e.getMessage()).contains(folder.toString());
    }
  }

  /** The failed run stays failed, or is trained again where its files were damaged. */
  private static void resumedIsWhole(StoredExperiment resumed) {
    List<String> rows = SummaryCsv.of(resumed).lines().toList();
    List<String> expected = complete.lines().toList();
    for (int i = 0; i < expected.size(); i++) {
      if (i != 2 || !rows.get(i).contains(",failed,")) {
        assertThat(rows.get(i)).isEqualTo(expected.get(i));
      }
    }
  }

  private static RunTrainer failingWithSeed2() {
    return (run, progress, listener) -> {
      if (run.swept().spec().seed() == 2) {
        throw new IllegalStateException("boom");
      }
      return Fixtures.stub().train(run, progress, listener);
    };
  }

  private static StoredExperiment run(Path folder, RunTrainer trainer, List<String> said) {
    Runner.Listener listener =
        new Runner.Listener() {
          @Override
          public void notice(String message) {
            said.add(message);
          }
        };
    return runner(folder, new LocalExecutor(1, trainer, false))
        .run(EXPERIMENT, listener, (stored, path) -> {});
  }

  private static Runner runner(Path folder, Executor executor) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    Environment environment = Environment.current(1, List.of());
    return new Runner(folder, DATA, executor, ModelFile.NONE, environment, clock, false);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(
          file -> {
            try {
              Path copy = to.resolve(from.relativize(file));
              if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
              } else {
                Files.copy(file, copy);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
