package io.shrinkage.run;

import io.shrinkage.spec.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The folder of one experiment under the results folder, held by one process for writing.
 *
 * <p>It may hold runs that are no longer in the plan: they stay, and nobody shows them.
 */
public final class ResultsFolder implements AutoCloseable {
  private final Path path;
  private final FolderLock lock;

  private ResultsFolder(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the folder for writing, making it where it does not exist.
   *
   * @throws ResultsException if it cannot be written or another process holds it
   */
  public static ResultsFolder open(Path results, String name, Clock clock) {
    Path path = results.resolve(name);
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new ResultsException(
          path + ": cannot be made: " + Problem.of(e) + "; choose another folder with --results",
          e);
    }
    var since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String holder = "process " + ProcessHandle.current().pid() + " since " + since;
    return new ResultsFolder(path, FolderLock.acquire(path, holder));
  }

  /** Returns where the folder is. */
  public Path path() {
    return path;
  }

  /** Writes what is planned. */
  void write(Experiment experiment, Plan plan) {
    ResultsJson.write(path.resolve(ExperimentFile.NAME), ExperimentFile.of(experiment, plan));
  }

  /**
   * Returns the runs of the plan that are to be trained, in plan order: those that have not ended
   * here, and where models are to be kept also those that ended without leaving one.
   */
  List<PlannedRun> pending(Plan plan, boolean keepModels) {
    return plan.runs().stream().filter(run -> !complete(run(run.id()), keepModels)).toList();
  }

  private static boolean complete(RunFolder run, boolean keepModels) {
    return run.finished() && (!keepModels || Files.exists(run.file(RunFolder.MODEL)));
  }

  RunFolder run(String id) {
    return RunFolder.of(path, id);
  }

  @Override
  public void close() {
    lock.close();
  }
}
