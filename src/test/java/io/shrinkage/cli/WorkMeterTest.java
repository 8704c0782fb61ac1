package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    meter.batch(a, 40);
    meter.batch(b, 40);
    // 10 images a second and worker; a and b have 60 left, and c's 200 follow one: 26 s
    assertThat(meter.secondsLeft()).isCloseTo(26.0, within(1e-9));
    assertThat(meter.imagesPerSecond()).isEqualTo(20.0);
    assertThat(meter.imagesLeft()).isEqualTo(320);
  }

  @Test
  void state_runThatStartsAgain_countsWhatIsLeftOnly() {
    PlannedRun a = run("a", 10);
    WorkMeter meter = meter(1, a);
    meter.start(a, 0);
    meter.batch(a, 10);
    meter.epoch(a);
    meter.start(a, 0);
    assertThat(meter.state()).contains("0/10 epochs");
    assertThat(meter.imagesLeft()).isEqualTo(100);
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

  @Test
  void secondsLeft_startsAndEndsOfRuns_areCounted() {
    PlannedRun a = run("a", 10);
    WorkMeter meter = meter(1, a, run("b", 10));
    meter.start(a, 0);
    at(3);
    meter.built(a);
    train(meter, a, 3, 100, 0.1);
    at(3 + 10 + 2);
    meter.end(a);
    // b takes what a took: 3 s to start, 100 images of 0.1 s, 2 s to end
    assertThat(meter.secondsLeft()).isCloseTo(15.0, within(1e-6));
  }

  @Test
  void secondsLeft_afterASlowFirstQuarter_isRightWithin20Percent() {
    PlannedRun a = run("a", 10);
    WorkMeter meter = meter(1, a, run("b", 10), run("c", 10));
    meter.start(a, 0);
    double end = train(meter, a, 0, 25, 0.5);
    train(meter, a, end, 75, 0.1);
    meter.end(a);
    // two runs of 100 images at 0.1 s
    assertThat(meter.secondsLeft()).isCloseTo(20.0, within(4.0));
  }

  @Test
  void parts_areTheRunsThatTrain() {
    PlannedRun a = run("a", 10);
    WorkMeter meter = meter(2, a, run("b", 10));
    meter.start(a, 0);
    meter.batch(a, 10);
    meter.epoch(a);
    meter.batch(a, 5);
    assertThat(meter.parts()).containsExactly("  a: epoch 2/10, 15 %");
    meter.end(a);
    assertThat(meter.parts()).isEmpty();
  }

  /** Trains images one by one, in epochs of ten; returns when the last one ends. */
  private double train(
      WorkMeter meter, PlannedRun run, double start, int images, double secondsPerImage) {
    for (int i = 1; i <= images; i++) {
      at(start + i * secondsPerImage);
      meter.batch(run, 1);
      if (meter.imagesTrained() % 10 == 0) {
        meter.epoch(run);
      }
    }
    return start + images * secondsPerImage;
  }

  private void at(double seconds) {
    nanos.set(Math.round(seconds * 1e9));
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
