package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shrinkage.run.DataIdentity;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.spec.SweptRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remaining time that forgets idle workers, or runs of other lengths, is worse than none. */
final class WorkMeterTest {
  private static final String SPEC =
      """
      {"name": "x", "data": {"dataset": "mnist"}, "model": {"layers": [{"type": "output"}]},
       "training": {"epochs": 10}}
      """;

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private SweptRun swept;

  @BeforeEach
  void read() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), SPEC);
    swept = SpecReader.read(file).runs().get(0);
  }

  @Test
  void secondsLeft_beforeTheFirstBatch_isUnknown() {
    assertThat(meter(2, run("a", 10)).secondsLeft()).isNaN();
  }

  @Test
  void secondsLeft_moreRunsThanWorkers_areSharedOut() {
    PlannedRun a = run("a", 10);
    PlannedRun b = run("b", 10);
    WorkMeter meter = meter(2, a, b, run("c", 20));
    meter.start(a, 0);
    meter.start(b, 0);
    nanos.set(4_000_000_000L);
    meter.batch(a, 20);
    meter.batch(b, 60);
    // 80 images in 2 * 4 worker seconds: 10 a second and worker. a has 80 left, b 40; c's 200
    // follow b: 240 images, 24 s.
    assertThat(meter.secondsLeft()).isEqualTo(24.0);
    assertThat(meter.imagesPerSecond()).isEqualTo(20.0);
    assertThat(meter.imagesLeft()).isEqualTo(320);
  }

  @Test
  void secondsLeft_runThatEndedEarly_countsNoMore() {
    PlannedRun a = run("a", 10);
    WorkMeter meter = meter(1, a, run("b", 10));
    meter.start(a, 0);
    nanos.set(1_000_000_000L);
    meter.batch(a, 50);
    meter.end(a);
    // 50 images a second; a diverged with 50 left, b has 100
    assertThat(meter.imagesLeft()).isEqualTo(100);
    assertThat(meter.secondsLeft()).isEqualTo(2.0);
  }

  @Test
  void state_betweenRuns_saysEverything() {
    PlannedRun a = run("a", 10);
    WorkMeter meter = meter(1, a, run("b", 10));
    meter.start(a, 0);
    nanos.set(2_000_000_000L);
    meter.batch(a, 10);
    meter.epoch(a);
    // 5 images a second; 90 + 100 are left
    assertThat(meter.state()).isEqualTo("0/2 runs, 1/20 epochs, 5 images/s, about 38.0 s left");
    assertThat(meter.share()).isEqualTo(0.05);
    meter.end(a);
    assertThat(meter.state()).isEqualTo("1/2 runs, 1/11 epochs, 5 images/s, about 20.0 s left");
  }

  @Test
  void state_ofARace_countsPausedWorkOnceAndIsAnUpperBound() {
    PlannedRun a = run("a", 10);
    PlannedRun b = run("b", 10);
    WorkMeter meter = meter(1, a, b);
    meter.race();
    meter.start(a, 0);
    nanos.set(2_000_000_000L);
    meter.batch(a, 10);
    meter.epoch(a);
    meter.pause(a);
    // 5 images a second; 90 + 100 are left
    assertThat(meter.state())
        .isEqualTo("0/2 runs, 1/20 epochs, 5 images/s, at most about 38.0 s left");
    meter.start(a, 1);
    assertThat(meter.imagesLeft()).isEqualTo(190);
    meter.end(b); // stopped before it started
    assertThat(meter.imagesLeft()).isEqualTo(90);
    assertThat(meter.runs()).isEqualTo("1/2");
  }

  private WorkMeter meter(int workers, PlannedRun... runs) {
    WorkMeter meter = new WorkMeter(workers, nanos::get);
    meter.plan(List.of(runs));
    return meter;
  }

  /** Ten epochs of so many images. */
  private PlannedRun run(String id, int images) {
    return new PlannedRun(id, swept, new DataIdentity("mnist", "", "", "", images));
  }
}
