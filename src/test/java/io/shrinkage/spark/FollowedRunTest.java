package io.shrinkage.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.run.Attempt;
import io.shrinkage.run.Environment;
import io.shrinkage.run.LoadedSplits;
import io.shrinkage.run.Plan;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.ReceivedModels;
import io.shrinkage.run.RunListener;
import io.shrinkage.run.RunOutcome;
import io.shrinkage.run.RunReport;
import io.shrinkage.run.RunRequest;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run that Spark tries twice, or twice at once, must be told as if it had been tried once. */
final class FollowedRunTest {
  private static final Experiment EXPERIMENT =
      SpecReader.read(
          "follow.json",
          """
          { "name": "follow", "seed": 7,
            "data": { "dataset": "mnist", "train": 40, "validation": 20, "test": 20 },
            "model": { "layers": [ { "type": "output" } ] },
            "training": { "epochs": 3 } }
          """);
  private static final LoadedSplits DATA =
      LoadedSplits.load(
          Set.of(EXPERIMENT.runs().get(0).spec().data()), Path.of("no-folder-is-needed"));
  private static final PlannedRun RUN = Plan.of(EXPERIMENT, DATA::identity).runs().get(0);

  private final List<String> events = new ArrayList<>();
  private final FollowedRun followed = new FollowedRun(RUN, Progress.NONE, new Recording());
  private final ReceivedModels models = new ReceivedModels();

  @Test
  void run_streamedInPieces_isToldOnceAndInOrder() {
    Told told = attempt(5);
    followed.started(5);
    followed.streamed(5, told.lines().subList(0, 2));
    followed.streamed(5, told.lines().subList(0, 3));
    followed.streamed(5, told.lines().subList(0, 3));
    followed.reported(told.report(), models);
    assertThat(events)
        .containsExactly(
            "starting", "placed", "started", "epoch 1", "epoch 2", "epoch 3", "completed");
  }

  @Test
  void run_notStreamed_isToldFromItsReport() {
    followed.reported(attempt(5).report(), models);
    assertThat(events)
        .containsExactly(
            "starting", "placed", "started", "epoch 1", "epoch 2", "epoch 3", "completed");
  }

  @Test
  void run_whoseAttemptIsLost_startsAgain() {
    followed.started(5);
    followed.streamed(5, attempt(5).lines().subList(0, 3));
    followed.lost(5, true);
    followed.started(6);
    followed.streamed(6, attempt(6).lines().subList(0, 2));
    followed.streamed(5, attempt(5).lines()); // a heartbeat that was late
    followed.reported(attempt(6).report(), models);
    assertThat(events)
        .containsExactly(
            "starting",
            "placed",
            "started",
            "epoch 1",
            "epoch 2",
            "starting",
            "placed",
            "started",
            "epoch 1",
            "epoch 2",
            "epoch 3",
            "completed");
    assertThat(followed.suspect()).isTrue();
  }

  @Test
  void run_triedTwiceAtOnce_isThatOfTheAttemptThatReports() {
    followed.started(5);
    followed.streamed(5, attempt(5).lines().subList(0, 2));
    followed.started(6);
    followed.streamed(6, attempt(6).lines());
    followed.reported(attempt(6).report(), models);
    followed.lost(5, false);
    assertThat(events.subList(4, events.size()))
        .containsExactly(
            "starting", "placed", "started", "epoch 1", "epoch 2", "epoch 3", "completed");
    assertThat(followed.suspect()).isFalse();
  }

  @Test
  void run_reportedTwice_isAnError() {
    followed.reported(attempt(5).report(), models);
    assertThatThrownBy(() -> followed.reported(attempt(6).report(), models))
        .hasMessageContaining("twice");
  }

  /** What an attempt says while it trains, and at its end. */
  private record Told(List<String> lines, RunReport report) {}

  private static Told attempt(long number) {
    RunRequest request =
        RunRequest.parse(RunRequest.of(RUN, Integer.MAX_VALUE, false, Progress.NONE).json());
    List<String> lines = new ArrayList<>();
    StubTrainer stub = new StubTrainer();
    Attempt attempt =
        new Attempt(request, number, Environment.current(1, List.of()), lines::add, () -> {}, null);
    RunReport report = attempt.train(stub, stub::model);
    return new Told(lines, RunReport.parse(report.json()));
  }

  private final class Recording implements RunListener {
    @Override
    public void starting(PlannedRun run, Progress progress) {
      events.add("starting");
    }

    @Override
    public void placed(PlannedRun run, Environment there) {
      events.add("placed");
    }

    @Override
    public void started(PlannedRun run, RunStart start) {
      events.add("started");
    }

    @Override
    public void epoch(PlannedRun run, EpochMetrics metrics) {
      events.add("epoch " + metrics.epoch());
    }

    @Override
    public void checkpoint(PlannedRun run, Checkpoint checkpoint) {
      events.add("checkpoint " + checkpoint.epoch());
    }

    @Override
    public void ended(PlannedRun run, RunOutcome outcome) {
      events.add(outcome.status().jsonName());
    }
  }
}
