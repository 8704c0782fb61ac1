package io.shrinkage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One bad run must not take the others with it, and a broken store must not go unnoticed. */
final class LocalExecutorTest {
  private static final List<PlannedRun> RUNS =
      Fixtures.plan(Fixtures.experiment("x", List.of(0.0, 1.0), List.of(1L, 2L))).runs();

  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  @Test
  void execute_oneWorker_trainsInPlanOrder() {
    new LocalExecutor(1, Fixtures.stub(), false).execute(RUNS, RunHistory.NONE, new Recording());
    List<String> expected = new ArrayList<>();
    for (PlannedRun run : RUNS) {
      expected.add(run.id() + " starting");
      expected.add(run.id() + " epoch 1");
      expected.add(run.id() + " epoch 2");
      expected.add(run.id() + " completed");
    }
    assertThat(events).isEqualTo(expected);
  }

  @Test
  void execute_untilAnEpoch_pausesAtItsCheckpointAndEndsNoRun() {
    new LocalExecutor(1, Fixtures.stub(), false)
        .execute(RUNS.subList(0, 2), 1, RunHistory.NONE, new Recording());
    List<String> expected = new ArrayList<>();
    for (PlannedRun run : RUNS.subList(0, 2)) {
      expected.add(run.id() + " starting");
      expected.add(run.id() + " epoch 1");
      expected.add(run.id() + " paused");
    }
    assertThat(events).isEqualTo(expected);
  }

  @Test
  void execute_untilTheLastEpoch_endsTheRun() {
    new LocalExecutor(1, Fixtures.stub(), false)
        .execute(RUNS.subList(0, 1), 2, RunHistory.NONE, new Recording());
    assertThat(events).endsWith(RUNS.get(0).id() + " completed");
  }

  @Test
  void execute_twoWorkers_trainTwoRunsAtOnce() {
    CyclicBarrier together = new CyclicBarrier(2);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    RunTrainer waiting =
        (run, progress, listener) -> {
          threads.add(Thread.currentThread().getName());
          try {
            together.await(10, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return Fixtures.stub().train(run, progress, listener);
        };
    new LocalExecutor(2, waiting, false).execute(RUNS, RunHistory.NONE, new Recording());
    assertThat(events).filteredOn(event -> event.endsWith("completed")).hasSize(4);
    assertThat(threads).hasSize(2);
  }

  @Test
  void execute_runThatFailsEvenWithAnError_leavesTheOthersAlone() {
    RunTrainer failing =
        (run, progress, listener) -> {
          if (run.equals(RUNS.get(0))) {
            throw new IllegalStateException("boom");
          }
          if (run.equals(RUNS.get(1))) {
            throw new OutOfMemoryError("native memory");
          }
          return Fixtures.stub().train(run, progress, listener);
        };
    new LocalExecutor(1, failing, false).execute(RUNS, RunHistory.NONE, new Recording());
    assertThat(events)
        .contains(
            RUNS.get(0).id() + " failed",
            RUNS.get(1).id() + " failed",
            RUNS.get(2).id() + " completed",
            RUNS.get(3).id() + " completed");
  }

  @Test
  void execute_divergence_isNoFailure() {
    RunTrainer diverging =
        (run, progress, listener) ->
            Fixtures.result("loss NaN", List.of(Fixtures.metrics(1, Double.NaN)));
    new LocalExecutor(1, diverging, false)
        .execute(RUNS.subList(0, 1), RunHistory.NONE, new Recording());
    assertThat(events)
        .containsExactly(RUNS.get(0).id() + " starting", RUNS.get(0).id() + " diverged");
  }

  @Test
  void execute_listenerThatFails_endsTheExecutionAndIsThrown() {
    RunListener full =
        new RunListener() {
          @Override
          public void epoch(PlannedRun run, EpochMetrics metrics) {
            events.add(run.id());
            throw new ResultsException("disk full");
          }
        };
    assertThatThrownBy(
            () -> new LocalExecutor(1, Fixtures.stub(), false).execute(RUNS, RunHistory.NONE, full))
        .isInstanceOf(ResultsException.class)
        .hasMessage("disk full");
    assertThat(events).hasSize(1);
  }

  @Test
  void execute_errorWhileARunIsRecorded_startsNoOtherRun() {
    OutOfMemoryError error = new OutOfMemoryError("heap");
    RunListener full =
        new RunListener() {
          @Override
          public void ended(PlannedRun run, RunOutcome outcome) {
            events.add(run.id());
            throw error;
          }
        };
    assertThatThrownBy(
            () -> new LocalExecutor(1, Fixtures.stub(), false).execute(RUNS, RunHistory.NONE, full))
        .hasCause(error);
    assertThat(events).containsExactly(RUNS.get(0).id());
  }

  @Test
  void execute_interrupted_waitsForTheRunItIsIn() {
    Thread caller = Thread.currentThread();
    RunTrainer interrupting =
        (run, progress, listener) -> {
          caller.interrupt();
          while (caller.isInterrupted()) {
            Thread.onSpinWait(); // until the caller has noticed
          }
          events.add(run.id() + " trained");
          return Fixtures.result(null, List.of());
        };
    new LocalExecutor(1, interrupting, false)
        .execute(RUNS.subList(0, 1), RunHistory.NONE, new Recording());
    assertThat(Thread.interrupted()).isTrue();
    String first = RUNS.get(0).id();
    assertThat(events)
        .containsExactly(first + " starting", first + " trained", first + " completed");
  }

  @Test
  void stop_leavesTheRunItIsInUnfinishedAndStartsNoOther() {
    LocalExecutor executor = new LocalExecutor(1, Fixtures.stub(), false);
    executor.execute(
        RUNS,
        RunHistory.NONE,
        new Recording() {
          @Override
          public void epoch(PlannedRun run, EpochMetrics metrics) {
            executor.stop();
            super.epoch(run, metrics);
          }
        });
    assertThat(events)
        .containsExactly(RUNS.get(0).id() + " starting", RUNS.get(0).id() + " epoch 1");
  }

  private class Recording implements RunListener {
    @Override
    public void starting(PlannedRun run, Progress progress) {
      events.add(run.id() + " starting");
    }

    @Override
    public void epoch(PlannedRun run, EpochMetrics metrics) {
      events.add(run.id() + " epoch " + metrics.epoch());
    }

    @Override
    public void paused(PlannedRun run) {
      events.add(run.id() + " paused");
    }

    @Override
    public void ended(PlannedRun run, RunOutcome outcome) {
      events.add(run.id() + " " + outcome.status().jsonName());
    }
  }
}
