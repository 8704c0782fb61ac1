package io.shrinkage.spark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.JobFailed;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.jdk.javaapi.CollectionConverters;

/** Hears of one job among all that Spark tells; called by one thread of Spark's. */
final class TaskEvents extends SparkListener {
  /** The property by which a job is known. */
  static final String JOB = "shrinkage.job";

  private final String job;
  private final long stream;
  private final Consumer<TaskEvent> events;
  private final Set<Integer> stages = new HashSet<>();
  private final Map<Long, Integer> places = new HashMap<>();
  private int id = -1;

  /**
   * Hears of a job.
   *
   * @param job its property
   * @param stream the id of the accumulator of its tasks
   */
  TaskEvents(String job, long stream, Consumer<TaskEvent> events) {
    this.job = job;
    this.stream = stream;
    this.events = events;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    Properties properties = start.properties();
    if (properties != null && job.equals(properties.getProperty(JOB))) {
      id = start.jobId();
      CollectionConverters.asJava(start.stageIds()).forEach(stage -> stages.add((Integer) stage));
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    if (stages.contains(start.stageId())) {
      int place = start.taskInfo().index();
      places.put(start.taskInfo().taskId(), place);
      events.accept(new TaskEvent.Started(place, start.taskInfo().taskId()));
    }
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    for (var task : CollectionConverters.asJava(update.accumUpdates())) {
      long attempt = (Long) task._1();
      Integer place = places.get(attempt);
      if (place != null) {
        for (AccumulableInfo info : CollectionConverters.asJava(task._4())) {
          if (info.id() == stream && info.update().isDefined()) {
            events.accept(new TaskEvent.Streamed(place, attempt, lines(info.update().get())));
          }
        }
      }
    }
  }

  private static List<String> lines(Object value) {
    return ((List<?>) value).stream().map(String.class::cast).toList();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    Integer place = places.remove(end.taskInfo().taskId());
    if (place != null && end.reason() instanceof TaskFailedReason failure) {
      events.accept(
          new TaskEvent.Lost(place, end.taskInfo().taskId(), failure.countTowardsTaskFailures()));
    }
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd end) {
    if (end.jobId() == id) {
      String reason =
          end.jobResult() instanceof JobFailed failed
              ? String.valueOf(failed.exception().getMessage())
              : "";
      events.accept(new TaskEvent.Over(reason));
    }
  }
}
