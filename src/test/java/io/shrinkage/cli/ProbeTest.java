package io.shrinkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.spec.SweptRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Guards against an estimate that is not steps times their time, shared among workers. */
final class ProbeTest {
  private static final Experiment EXPERIMENT =
      SpecReader.read(
          "tiny.json",
          """
          {
            "name": "tiny",
            "data": { "dataset": "mnist", "train": 200, "validation": 30, "test": 20 },
            "model": { "layers": [ { "type": "output" } ] },
            "training": { "batchSize": 10 },
            "sweep": { "training.epochs": [2, 4, 10] }
          }
          """);
  private static final LoadedSplits DATA =
      LoadedSplits.load(
          EXPERIMENT.runs().stream().map(run -> run.spec().data()).collect(Collectors.toSet()),
          Path.of("unused"));

  /** Every look at the clock is 0.4 s later: 8 batches of 10 images are over two seconds. */
  @Test
  void probe_endsAfterEightBatchesAndTwoSeconds() {
    AtomicLong clock = new AtomicLong();
    SweptRun first = EXPERIMENT.runs().get(0);
    Probe.Pace pace = Probe.of(DATA.job(first.spec()), () -> clock.addAndGet(400_000_000));
    assertThat(pace.batches()).isEqualTo(8);
    assertThat(pace.secondsPerImage()).isCloseTo(0.04, within(1e-12));
    // a third of it for 30 validation images and 30 of the train probe
    assertThat(pace.secondsToMeasure()).isCloseTo(0.8, within(1e-12));
    // the first look to the last: once, at the start of training, 8 batches, and the end
    assertThat(pace.seconds()).isCloseTo(10 * 0.4, within(1e-12));
  }

  @Test
  void probe_ofARunThatIsOverSooner_takesAllOfIt() {
    AtomicLong clock = new AtomicLong();
    Probe.Pace pace =
        Probe.of(DATA.job(EXPERIMENT.runs().get(0).spec()), () -> clock.addAndGet(1_000_000));
    assertThat(pace.batches()).isEqualTo(2 * 20);
    assertThat(pace.secondsPerImage()).isCloseTo(1e-4, within(1e-12));
  }

  /** 200 images * 0.01 s an epoch and 1 s a measurement: 2, 4, 10 epochs are 15, 21, 39 s. */
  @Test
  void estimate_ofRunsOverWorkers_isTheLastOnesEnd() {
    List<PlannedRun> runs = Plan.of(EXPERIMENT, DATA::identity).runs();
    Probe.Pace pace = new Probe.Pace(0.01, 1, 10, 2);
    assertThat(TimeEstimate.seconds(runs, pace, 1, 8)).isEqualTo(15 + 21 + 39);
    assertThat(TimeEstimate.seconds(runs, pace, 2, 8)).isEqualTo(15 + 39);
    assertThat(TimeEstimate.seconds(runs, pace, 3, 8)).isEqualTo(39);
    assertThat(TimeEstimate.seconds(runs, pace, 3, 2)).isEqualTo(15 + 39);
  }
}
