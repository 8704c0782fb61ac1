package io.shrinkage.spark;

import io.shrinkage.run.RunRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.FutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * One job of Spark: a partition and so a task a run, launched in the order of the runs. Its events
 * wait in a queue for the one thread that follows it.
 */
final class Job implements AutoCloseable {
  /** So few that the reports in it, weights and models included, fit into the driver's memory. */
  private static final int QUEUE = 64;

  private static final long POLL_MILLIS = 200;

  private final BlockingQueue<TaskEvent> events = new ArrayBlockingQueue<>(QUEUE);
  private final JavaSparkContext spark;
  private final TaskEvents listener;
  private final FutureAction<?> action;
  private volatile boolean closed;

  /**
   * Submits a job.
   *
   * @param requests what each task is asked
   * @param task what they all do
   * @param stream the registered accumulator of the task
   */
  Job(JavaSparkContext spark, List<RunRequest> requests, RunTask task, EpochStream stream) {
    this.spark = spark;
    String id = UUID.randomUUID().toString();
    listener = new TaskEvents(id, stream.id(), this::put);
    spark.sc().addSparkListener(listener);
    spark.setLocalProperty(TaskEvents.JOB, id);
    List<Object> places = IntStream.range(0, requests.size()).<Object>mapToObj(i -> i).toList();
    action =
        spark
            .sc()
            .submitJob(
                spark
                    .parallelize(requests.stream().map(RunRequest::json).toList(), requests.size())
                    .rdd(),
                task,
                CollectionConverters.asScala(places).toSeq(),
                this::report,
                () -> BoxedUnit.UNIT);
  }

  private BoxedUnit report(Object place, byte[] json) {
    put(new TaskEvent.Reported((Integer) place, json));
    return BoxedUnit.UNIT;
  }

  /** Called by threads of Spark's, which wait while the driver writes. */
  private void put(TaskEvent event) {
    try {
      boolean taken = false;
      while (!closed && !taken) {
        taken = events.offer(event, POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Spark ends, and nobody asks any more
    }
  }

  /** Returns the next event; null where none came soon. */
  @Nullable TaskEvent next() throws InterruptedException {
    return events.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Returns whether Spark has done with it. */
  boolean completed() {
    return action.isCompleted();
  }

  /** Returns why it failed, as far as Spark says; it has completed without all its reports. */
  String failure() {
    return action.value().toString();
  }

  void cancel() {
    action.cancel();
  }

  /** Ends the job where it is not over, and hears no more of it. */
  @Override
  public void close() {
    closed = true;
    if (!action.isCompleted()) {
      action.cancel();
    }
    spark.sc().removeSparkListener(listener);
  }
}
