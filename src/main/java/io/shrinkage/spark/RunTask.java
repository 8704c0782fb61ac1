package io.shrinkage.spark;

import io.shrinkage.run.Attempt;
import io.shrinkage.run.Environment;
import io.shrinkage.run.RunReport;
import io.shrinkage.run.RunRequest;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * The task of a run, as it travels to an executor: takes a {@link RunRequest} in JSON and returns a
 * {@link RunReport}.
 *
 * <p>An exception is Spark's to try again, elsewhere if it can; that of the last try is the run's
 * own failure, so that it does not end the job of all others.
 */
final class RunTask extends AbstractFunction1<Iterator<String>, byte[]> implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final TaskTrainer trainer;
  private final EpochStream stream;
  private final int tries;
  private final int workers;
  private final String[] command;
  private final String checkpoints;

  /**
   * Makes the task.
   *
   * @param tries how often Spark tries a task
   * @param workers how many runs the cluster trains at a time
   * @param command the arguments of the program
   * @param checkpoints a folder that all executors see; empty where there is none
   */
  RunTask(
      TaskTrainer trainer,
      EpochStream stream,
      int tries,
      int workers,
      List<String> command,
      String checkpoints) {
    this.trainer = trainer;
    this.stream = stream;
    this.tries = tries;
    this.workers = workers;
    this.command = command.toArray(String[]::new);
    this.checkpoints = checkpoints;
  }

  @Override
  public byte[] apply(Iterator<String> requests) {
    TaskContext context = TaskContext.get();
    Environment here = Environment.current(workers, List.of(command));
    Attempt attempt =
        new Attempt(
            RunRequest.parse(requests.next()),
            context.taskAttemptId(),
            here,
            stream::add,
            () -> stopIfKilled(context),
            checkpoints.isEmpty() ? null : Path.of(checkpoints));
    try {
      return attempt.train(trainer, trainer::model).json();
    } catch (Throwable e) { // whatever it is, even out of memory, it is this run's
      if (context.isInterrupted() || context.attemptNumber() + 1 < tries) {
        throw e;
      }
      return attempt.failed(e).json();
    } finally {
      stream.reset(); // the report has everything
    }
  }

  private static void stopIfKilled(TaskContext context) {
    if (context.isInterrupted()) {
      throw new TaskKilledException();
    }
  }
}
