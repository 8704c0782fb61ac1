package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.cli.RunnerJar.Ended;
import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person who stops a sweep must get the report of what is there, soon, and lose an epoch at most.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
final class InterruptionIT {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Long enough to be stopped in the middle. */
  private static final int EPOCHS = 12;

  /** Its first measurement alone takes many seconds. */
  private static final String SLOW =
      """
      {
        "name": "tiny",
        "data": { "dataset": "mnist", "train": 20000, "validation": 20000 },
        "model": { "layers": [ { "type": "conv", "filters": 64, "kernel": 5 },
                               { "type": "conv", "filters": 64, "kernel": 5 },
                               { "type": "output" } ] }
      }
      """;

  @TempDir private Path folder;

  @Test
  void sigterm_inTraining_keepsTheCheckpointAndTheSameCommandEndsAsIfNothingHadBeen()
      throws Exception {
    stopAndGoOn("TERM");
  }

  @Test
  void sigint_inTraining_keepsTheCheckpointAndTheSameCommandEndsAsIfNothingHadBeen()
      throws Exception {
    stopAndGoOn("INT");
  }

  @Test
  void sigterm_whileMeasuring_endsSoonWithAReport() throws Exception {
    try (Running running = measuring()) {
      Ended ended = stopped(running, "TERM");
      assertThat(ended.err()).contains("the same command goes on").doesNotContain("\tat ");
      assertThat(report(folder)).contains("This report is partial");
    }
  }

  @Test
  void sigint_twice_endsAtOnce() throws Exception {
    try (Running running = measuring()) {
      signal(running, "INT");
      assertThat(running.waitUntil(() -> running.errSoFar().contains("once more ends"))).isTrue();
      long from = System.nanoTime();
      signal(running, "INT");
      Ended ended = running.end();
      System.out.println("the second SIGINT ended it after " + since(from));
      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.INTERRUPTED);
      // the first alone waits four seconds for a measurement
      assertThat(TinySweep.experiment(folder).resolve("report.html")).doesNotExist();
    }
  }

  @Test
  void sigterm_beforeAnythingStarted_exitsAsInterrupted() throws Exception {
    Path pipe = folder.resolve("never.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (Running running = start(folder, pipe.toString());
        OutputStream opened = Files.newOutputStream(pipe)) { // waits for the reader
      opened.flush();
      signal(running, "TERM");
      Ended ended = running.end();
      assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(ended.err()).doesNotContain("\tat ");
    }
  }

  private void stopAndGoOn(String signal) throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    try (Running running = start(whole, TinySweep.write(whole, EPOCHS))) {
      assertThat(running.end().code()).isZero();
    }
    String spec = TinySweep.write(folder, EPOCHS);
    try (Running running = start(folder, spec)) {
      assertThat(running.waitUntil(() -> TinySweep.hasCheckpoint(folder))).isTrue();
      Ended ended = stopped(running, signal);
      assertThat(ended.err()).contains("the same command goes on").doesNotContain("\tat ");
    }
    assertThat(report(folder)).contains("This report is partial");
    assertThat(TinySweep.hasCheckpoint(folder)).isTrue();
    try (Running running = start(folder, spec)) {
      Ended ended = running.end();
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.err()).contains("goes on after epoch");
    }
    assertThat(TinySweep.hashes(folder)).isEqualTo(TinySweep.hashes(whole));
  }

  /** Starts a run and waits until it measures for the first time. */
  private Running measuring() throws Exception {
    Path spec = Files.writeString(folder.resolve("slow.json"), SLOW);
    Running running = start(folder, spec.getFileName().toString());
    Path runs = TinySweep.experiment(folder).resolve("runs");
    assertThat(running.waitUntil(() -> Files.exists(runs))).isTrue();
    running.process().waitFor(2, TimeUnit.SECONDS); // to build the network
    return running;
  }

  private static Ended stopped(Running running, String signal) throws Exception {
    long from = System.nanoTime();
    signal(running, signal);
    Ended ended = running.end();
    Duration took = since(from);
    System.out.println("SIG" + signal + " ended it after " + took);
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(took).isLessThan(LONGEST);
    return ended;
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static void signal(Running running, String name) throws Exception {
    String pid = Long.toString(running.process().pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor()).isZero();
  }

  private static String report(Path results) throws IOException {
    return Files.readString(TinySweep.experiment(results).resolve("report.html"));
  }

  private static Running start(Path home, String spec) throws IOException {
    return RunnerJar.start(home, List.of(), spec, "--results", ".", "--workers", "2");
  }
}
