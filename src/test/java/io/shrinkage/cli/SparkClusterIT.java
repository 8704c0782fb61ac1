package io.shrinkage.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.cli.RunnerJar.Ended;
import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A cluster, and machines of it that die, must cost time only: never a number. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs the address 127.0.0.2")
final class SparkClusterIT {
  private static final Path SPEC = Path.of("experiments", "mnist-l2.json").toAbsolutePath();
  private static final String JAR =
      Path.of(System.getProperty("shrinkage.runnerJar", "runner.jar")).toAbsolutePath().toString();

  @TempDir private static Path folder;

  private static final int RUNS = 60;

  private static StandaloneCluster cluster;
  private static String expected;

  /** Trains the sweep here, which also unpacks the native libraries, and starts the cluster. */
  @BeforeAll
  static void start() throws Exception {
    Path home = Files.createDirectory(folder.resolve("local"));
    try (Running local =
        RunnerJar.start(home, List.of(), SPEC.toString(), "--results", ".", "--workers", "2")) {
      Ended ended = local.end();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
    expected = summary(home);
    cluster = new StandaloneCluster(folder);
    cluster.addWorker(1);
    cluster.addWorker(1);
  }

  @AfterAll
  static void end() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void sweep_onACluster_givesTheSummaryOfThisMachine() throws Exception {
    Path home = Files.createDirectory(folder.resolve("whole"));
    try (Running driver = drive(home)) {
      Ended ended = driver.end();
      assertThat(ended.code()).as(ended.err() + cluster.executorsErr()).isZero();
      assertThat(ended.err()).contains("spark: a run needs about").doesNotContain("\tat ");
    }
    assertThat(summary(home)).isEqualTo(expected);
  }

  @Test
  @Order(2)
  void driver_killedAndStartedAgain_trainsOnlyWhatIsLeft() throws Exception {
    Path home = Files.createDirectory(folder.resolve("driver"));
    try (Running driver = drive(home)) {
      assertThat(driver.waitUntil(() -> results(home) >= 15)).as(driver.errSoFar()).isTrue();
    }
    long before = results(home);
    assertThat(before).isLessThan(RUNS);
    try (Running driver = drive(home)) {
      Ended ended = driver.end();
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.err()).contains("/" + (RUNS - before) + "]");
    }
    assertThat(summary(home)).isEqualTo(expected);
  }

  @Test
  @Order(3)
  void worker_killed_costsNoRun() throws Exception {
    Path home = Files.createDirectory(folder.resolve("worker"));
    try (Running driver = drive(home)) {
      assertThat(driver.waitUntil(() -> results(home) >= 15)).as(driver.errSoFar()).isTrue();
      cluster.killWorker(0);
      Ended ended = driver.end();
      assertThat(ended.code()).as(ended.err()).isZero();
    }
    assertThat(summary(home)).isEqualTo(expected);
  }

  private static Running drive(Path home) throws IOException {
    return cluster.drive(
        home,
        List.of("-Xmx1g"),
        JAR,
        "io.shrinkage.cli.Main",
        "run",
        SPEC.toString(),
        "--results",
        ".",
        "--executor",
        "spark",
        "--master",
        cluster.url());
  }

  private static long results(Path home) throws IOException {
    Path runs = home.resolve("mnist-l2").resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    List<Path> found = new ArrayList<>();
    try (var folders = Files.newDirectoryStream(runs)) {
      for (Path run : folders) {
        if (Files.exists(run.resolve("result.json"))) {
          found.add(run);
        }
      }
    }
    return found.size();
  }

  /** Returns the summary without its last column, the seconds. */
  private static String summary(Path home) throws IOException {
    return Files.readAllLines(home.resolve("mnist-l2").resolve("summary.csv")).stream()
        .map(line -> line.replaceFirst(",[^,]*$", ""))
        .collect(joining("\n"));
  }
}
