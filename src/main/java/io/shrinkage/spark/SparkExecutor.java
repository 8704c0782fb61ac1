package io.shrinkage.spark;

import io.shrinkage.run.Executor;
import io.shrinkage.run.PlannedRun;
import io.shrinkage.run.ReceivedModels;
import io.shrinkage.run.RemoteFailure;
import io.shrinkage.run.RunHistory;
import io.shrinkage.run.RunListener;
import io.shrinkage.run.RunReport;
import io.shrinkage.run.RunRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Trains runs as tasks of Apache Spark. All calls of a listener come from the thread that executes.
 *
 * <p>A run that kills the virtual machine of its executor again and again ends the job of all. The
 * others then go on in a job without it, and whoever was on a machine that died has, last, a job of
 * its own: if that ends as well, the run has failed.
 */
public final class SparkExecutor implements Executor {
  private static final int STOP_POLLS = 20; // of Job.next: four seconds
  private static final int LAST_POLLS = 150;

  private final SparkCluster cluster;
  private final TaskTrainer trainer;
  private final boolean keepModels;
  private final boolean failFast;
  private final ReceivedModels models = new ReceivedModels();
  private volatile boolean stopping;

  SparkExecutor(SparkCluster cluster, TaskTrainer trainer, boolean keepModels, boolean failFast) {
    this.cluster = cluster;
    this.trainer = trainer;
    this.keepModels = keepModels;
    this.failFast = failFast;
  }

  /** Returns the models that came back, for the runner to keep. */
  public ReceivedModels models() {
    return models;
  }

  @Override
  public int workers() {
    return cluster.workers();
  }

  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public boolean stopped() {
    return stopping;
  }

  @Override
  public void execute(
      List<PlannedRun> runs, int untilEpoch, RunHistory history, RunListener listener) {
    Deque<List<FollowedRun>> jobs = new ArrayDeque<>();
    jobs.add(runs.stream().map(run -> new FollowedRun(run, history.of(run), listener)).toList());
    while (!jobs.isEmpty() && !stopping) {
      List<FollowedRun> job = jobs.remove();
      String reason = job.isEmpty() ? "" : follow(job, untilEpoch);
      if (!reason.isEmpty() && !stopping) {
        goOn(job, reason, jobs);
      }
    }
  }

  /** Plans what is left of a job that Spark gave up. */
  private void goOn(List<FollowedRun> job, String reason, Deque<List<FollowedRun>> jobs) {
    List<FollowedRun> left = job.stream().filter(run -> !run.over()).toList();
    List<FollowedRun> suspects = left.stream().filter(FollowedRun::suspect).toList();
    if (suspects.isEmpty() || cluster.gone()) {
      throw new ClusterException("Spark gave up, and not because of a run: " + reason);
    }
    if (job.size() == 1) {
      suspects.get(0).gaveUp(new RemoteFailure("no attempt came to an end: " + reason, reason));
      stopping |= failFast;
      return;
    }
    jobs.add(left.stream().filter(Predicate.not(FollowedRun::suspect)).toList());
    suspects.forEach(run -> jobs.add(List.of(run)));
  }

  /** Follows a job to its end; returns why Spark gave it up, empty where it did not. */
  private String follow(List<FollowedRun> runs, int untilEpoch) {
    List<RunRequest> requests =
        runs.stream()
            .map(run -> RunRequest.of(run.run(), untilEpoch, keepModels, run.progress()))
            .toList();
    try (Job job = cluster.submit(requests, trainer)) {
      return follow(job, runs);
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private String follow(Job job, List<FollowedRun> runs) throws InterruptedException {
    int left = runs.size();
    int idle = 0;
    boolean cancelled = false;
    while (left > 0) {
      if (stopping && !cancelled) {
        job.cancel();
        cancelled = true;
      }
      TaskEvent event = job.next();
      if (event instanceof TaskEvent.Over over && !over.reason().isEmpty()) {
        return over.reason();
      }
      left -= event instanceof TaskEvent.Reported ? 1 : 0;
      take(event, runs);
      idle = event == null && (cancelled || job.completed()) ? idle + 1 : 0;
      if (idle > (cancelled ? STOP_POLLS : LAST_POLLS)) { // Spark drops events where it is busy
        return job.failure();
      }
    }
    return "";
  }

  private void take(@Nullable TaskEvent event, List<FollowedRun> runs) {
    if (event instanceof TaskEvent.Started it) {
      runs.get(it.place()).started(it.attempt());
    } else if (event instanceof TaskEvent.Streamed it) {
      runs.get(it.place()).streamed(it.attempt(), it.lines());
    } else if (event instanceof TaskEvent.Lost it) {
      runs.get(it.place()).lost(it.attempt(), it.blamed());
    } else if (event instanceof TaskEvent.Reported it) {
      RunReport report = RunReport.parse(it.report());
      runs.get(it.place()).reported(report, models);
      stopping |= failFast && report.failure() != null;
    }
  }
}
