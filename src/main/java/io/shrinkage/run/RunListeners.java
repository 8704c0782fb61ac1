package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import io.shrinkage.train.RunStart;
import java.util.List;

/** Tells each listener in turn. */
record RunListeners(List<RunListener> listeners) implements RunListener {

  RunListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void starting(PlannedRun run, Progress progress) {
    listeners.forEach(listener -> listener.starting(run, progress));
  }

  @Override
  public void placed(PlannedRun run, Environment there) {
    listeners.forEach(listener -> listener.placed(run, there));
  }

  @Override
  public void started(PlannedRun run, RunStart start) {
    listeners.forEach(listener -> listener.started(run, start));
  }

  @Override
  public void batch(PlannedRun run, int images) {
    listeners.forEach(listener -> listener.batch(run, images));
  }

  @Override
  public void epoch(PlannedRun run, EpochMetrics metrics) {
    listeners.forEach(listener -> listener.epoch(run, metrics));
  }

  @Override
  public void checkpoint(PlannedRun run, Checkpoint checkpoint) {
    listeners.forEach(listener -> listener.checkpoint(run, checkpoint));
  }

  @Override
  public void paused(PlannedRun run) {
    listeners.forEach(listener -> listener.paused(run));
  }

  @Override
  public void ended(PlannedRun run, RunOutcome outcome) {
    listeners.forEach(listener -> listener.ended(run, outcome));
  }
}
