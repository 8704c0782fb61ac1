package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.cli.RunnerJar.Ended;
import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run that fails on a cluster, however it does, must not take the others with it, and none may
 * count twice. The executors' trainer is {@code io.shrinkage.spark.StubTrainer}: some of its seeds
 * stand for trouble.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs the address 127.0.0.2")
final class SparkFaultsIT {
  private static final String RUNNER =
      Path.of(System.getProperty("shrinkage.runnerJar", "runner.jar")).toAbsolutePath().toString();
  private static final Path STUBS = Path.of("target", "test-classes", "io", "shrinkage", "spark");

  /** A heap of less than a gigabyte must do for a thousand runs. */
  private static final String HEAP = "-Xmx900m";

  private static final int MANY = 1000;
  private static final long MOST_MILLIS_A_RUN = 50;

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;
  private static Path stubs;

  @BeforeAll
  static void start() throws Exception {
    stubs = folder.resolve("stubs.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(stubs));
        var classes = Files.newDirectoryStream(STUBS, "Stub*.class")) {
      for (Path file : classes) {
        jar.putNextEntry(new JarEntry("io/shrinkage/spark/" + file.getFileName()));
        jar.write(Files.readAllBytes(file));
      }
    }
    cluster = new StandaloneCluster(folder);
    cluster.addWorker(2);
    cluster.addWorker(2);
  }

  @AfterAll
  static void end() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void runs_thatFail_leaveTheOthersAlone() throws Exception {
    Path home = home("faults", "1, 2, 3, 4, 5, 1002, 1003, 1004", 5);
    String out = drive(home, List.of("-Dspark.task.maxFailures=2")).out();
    assertThat(ends(out))
        .containsExactlyInAnyOrder(
            "seed 1: completed",
            "seed 2: completed",
            "seed 3: completed",
            "seed 4: completed",
            "seed 5: completed",
            "seed 1002: completed",
            "seed 1003: failed",
            "seed 1004: failed");
    assertThat(out).containsSubsequence("seed 1002: starting", "seed 1002: starting");
    assertThat(failures(home))
        .anyMatch(text -> text.startsWith("java.lang.IllegalArgumentException: trouble of seed"))
        .anyMatch(text -> text.contains("Job aborted due to stage failure"))
        .hasSize(2);
  }

  @Test
  void run_triedTwiceAtOnce_countsOnce() throws Exception {
    Path home = home("speculation", "1, 2, 3, 4, 5, 1005", 5);
    List<String> options =
        List.of(
            "-Dspark.speculation=true",
            "-Dspark.speculation.quantile=0.5",
            "-Dspark.speculation.multiplier=1.0",
            "-Dspark.speculation.interval=200ms",
            "-Dspark.speculation.minTaskRuntime=500ms");
    String out = drive(home, options).out();
    assertThat(ends(out))
        .hasSize(6)
        .doesNotHaveDuplicates()
        .allMatch(it -> it.endsWith(" completed"));
    // the first attempt sleeps after its first epoch; the other one tells all of them
    List<String> slow = out.lines().filter(line -> line.startsWith("seed 1005: ")).toList();
    assertThat(slow).filteredOn(line -> line.endsWith("starting")).hasSize(2);
    assertThat(slow)
        .endsWith(
            "seed 1005: starting",
            "seed 1005: epoch 1",
            "seed 1005: epoch 2",
            "seed 1005: epoch 3",
            "seed 1005: epoch 4",
            "seed 1005: epoch 5",
            "seed 1005: completed");
  }

  @Test
  void driver_ofAThousandRuns_needsLittleTimeAndMemory() throws Exception {
    String seeds =
        IntStream.rangeClosed(1, MANY).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    Path home = home("many", seeds, 100);
    String out = drive(home, List.of()).out();
    assertThat(ends(out)).hasSize(MANY).allMatch(it -> it.endsWith(" completed"));
    String last = out.lines().filter(line -> line.startsWith("milliseconds: ")).findFirst().get();
    long millis = Long.parseLong(last.substring(last.indexOf(' ') + 1));
    System.out.println(MANY + " runs of 100 epochs on Spark, " + last);
    assertThat(millis / MANY).isLessThan(MOST_MILLIS_A_RUN);
  }

  private static Path home(String name, String seeds, int epochs) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        home.resolve("spec.json"),
        """
        { "name": "stub",
          "data": { "dataset": "mnist", "train": 40, "validation": 20, "test": 20 },
          "model": { "layers": [ { "type": "output" } ] },
          "training": { "epochs": %d },
          "sweep": { "seed": [%s] } }
        """
            .formatted(epochs, seeds));
    return home;
  }

  private static Ended drive(Path home, List<String> more) throws Exception {
    List<String> options = new ArrayList<>(more);
    options.add(HEAP);
    options.add("-Dspark.jars=" + RUNNER + "," + stubs);
    try (Running driver =
        cluster.drive(
            home,
            options,
            stubs + ":" + RUNNER,
            "io.shrinkage.spark.StubSweep",
            "spec.json",
            ".",
            cluster.url())) {
      Ended ended = driver.end();
      assertThat(ended.code()).as(ended.err() + cluster.executorsErr()).isZero();
      return ended;
    }
  }

  private static List<String> ends(String out) {
    return out.lines()
        .filter(line -> line.endsWith(" completed") || line.endsWith(" failed"))
        .toList();
  }

  private static List<String> failures(Path home) throws IOException {
    List<String> texts = new ArrayList<>();
    try (var runs = Files.newDirectoryStream(home.resolve("stub").resolve("runs"))) {
      for (Path run : runs) {
        if (Files.exists(run.resolve("failure.txt"))) {
          texts.add(Files.readString(run.resolve("failure.txt")));
        }
      }
    }
    return texts;
  }
}
