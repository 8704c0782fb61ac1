package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.cli.RunnerJar.Ended;
import io.shrinkage.cli.RunnerJar.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that stops in the middle must cost time only: never a number that is different. */
final class ChaosIT {
  private static final int KILLS = 20;

  /** So that one process's start, which has one thread, leaves no core idle. */
  private static final int AT_ONCE = 2;

  /** So many that training takes longer than the start and the report around it. */
  private static final int EPOCHS = 60;

  private final long seed = Long.getLong("shrinkage.chaosSeed", System.currentTimeMillis());
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  @TempDir private Path folder;

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void sweep_killedAtRandomMoments_endsWithTheSameNumbers() throws Exception {
    System.out.println("kills at random moments: -Dshrinkage.chaosSeed=" + seed);
    Future<Whole> beside = threads.submit(() -> whole("beside")); // as trials have it
    Whole whole = whole("whole");
    assertThat(beside.get().hashes()).isEqualTo(whole.hashes());
    SplittableRandom random = new SplittableRandom(seed);
    List<Future<Killed>> trials = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      Trial trial = new Trial("kill-" + i, whole, random.split());
      trials.add(threads.submit(() -> kill(trial)));
    }
    int resumable = 0;
    int resumed = 0;
    for (Future<Killed> trial : trials) {
      Killed killed = trial.get();
      System.out.println(killed);
      resumable += killed.checkpoints() ? 1 : 0;
      resumed += killed.goneOn() > 0 ? 1 : 0;
    }
    // Otherwise the kills missed what they are to hit.
    assertThat(resumable).isGreaterThanOrEqualTo(KILLS / 4);
    assertThat(resumed).isGreaterThanOrEqualTo(KILLS / 4);
  }

  /** A sweep that nothing interrupts, and how long its parts took. */
  private record Whole(Map<String, String> hashes, Duration start, Duration training) {}

  private record Trial(String name, Whole whole, SplittableRandom random) {}

  /**
   * What a trial did.
   *
   * @param checkpoints whether there was anything to go on from
   * @param goneOn runs that went on from a checkpoint
   */
  private record Killed(String name, String moments, boolean checkpoints, long goneOn) {}

  private Whole whole(String name) throws Exception {
    Path home = Files.createDirectory(folder.resolve(name));
    long from = System.nanoTime();
    try (Running running = start(home)) {
      assertThat(running.waitUntil(() -> TinySweep.trained(home) > 0)).isTrue();
      long trains = System.nanoTime();
      Ended ended = running.end();
      assertThat(ended.code()).as(ended.err()).isZero();
      long to = System.nanoTime();
      return new Whole(
          TinySweep.hashes(home), Duration.ofNanos(trains - from), Duration.ofNanos(to - trains));
    }
  }

  /** Kills a sweep once or twice, lets it end, and compares. */
  private Killed kill(Trial trial) throws Exception {
    Path home = Files.createDirectory(folder.resolve(trial.name()));
    StringBuilder moments = new StringBuilder();
    boolean checkpoints = false;
    for (int kills = trial.random().nextInt(4) == 0 ? 2 : 1; kills > 0; kills--) {
      killOnce(home, trial, moments);
      checkpoints |= TinySweep.hasCheckpoint(home);
    }
    try (Running running = start(home)) {
      Ended ended = running.end();
      assertThat(ended.code()).as(trial.name() + moments + ended.err()).isZero();
      assertThat(ended.err()).doesNotContain("note: ", "\tat ");
      assertThat(TinySweep.hashes(home))
          .as(trial.name() + moments)
          .isEqualTo(trial.whole().hashes());
      long goneOn =
          ended.err().lines().filter(line -> line.contains("goes on after epoch")).count();
      return new Killed(trial.name(), moments.toString().strip(), checkpoints, goneOn);
    }
  }

  /** Kills a process that works: one in four while it starts, the others while it trains. */
  private static void killOnce(Path home, Trial trial, StringBuilder moments) throws Exception {
    boolean starting = trial.random().nextInt(4) == 0;
    Duration within = starting ? trial.whole().start() : trial.whole().training();
    long millis = (long) (within.toMillis() * trial.random().nextDouble());
    while (!killed(home, starting, millis)) {
      moments.append(" missed");
      TinySweep.delete(home);
      millis /= 2;
    }
    moments.append(starting ? " start+" : " training+").append(millis).append("ms");
  }

  /** Returns whether there was still something to kill after so many milliseconds. */
  private static boolean killed(Path home, boolean starting, long millis) throws Exception {
    long before = TinySweep.trained(home);
    try (Running running = start(home)) {
      boolean works = starting || running.waitUntil(() -> TinySweep.trained(home) != before);
      return works && !running.process().waitFor(millis, TimeUnit.MILLISECONDS);
    }
  }

  private static Running start(Path home) throws IOException {
    String spec = TinySweep.write(home, EPOCHS);
    return RunnerJar.start(home, RunnerJar.QUICK, spec, "--results", ".", "--workers", "2");
  }
}
