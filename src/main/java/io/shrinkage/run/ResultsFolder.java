package io.shrinkage.run;

import io.shrinkage.spec.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    FolderLock lock = FolderLock.acquire(path, holder);
    try {
      AtomicFile.removeUnfinished(path);
      return new ResultsFolder(path, lock);
    } catch (IOException e) {
      lock.close();
      throw AtomicFile.notWritable(path, e);
    }
  }

  /** Returns who writes to a folder, such as "process 17 since 10:00"; empty if nobody does. */
  public static Optional<String> holder(Path folder) {
    return FolderLock.holder(folder);
  }

  /** Returns where the folder is. */
  public Path path() {
    return path;
  }

  /**
   * Writes what is planned.
   *
   * @return how the spec differs from the one that was here before; empty where there was none
   */
  List<String> write(Experiment experiment, Plan plan, Consumer<String> notices) {
    List<String> changes = List.of();
    Path file = path.resolve(ExperimentFile.NAME);
    if (Files.exists(file)) {
      try {
        ExperimentFile before = SealedJson.read(file, ExperimentFile.class);
        changes = SpecChanges.between(before.spec(), experiment.resolved());
      } catch (ResultsException e) {
        notices.accept(e.getMessage() + "; it is written anew");
      }
    }
    SealedJson.write(file, ExperimentFile.of(experiment, plan));
    return changes;
  }

  /**
   * Returns the runs of the plan that are to be trained, in plan order: those that have not ended
   * here, and where models are to be kept also those that ended without leaving one.
   *
   * @param racing whether runs that a race stopped are left to it
   * @param retryFailed whether failed runs are among them
   * @param damage is told of what was here and cannot be used
   */
  List<PlannedRun> pending(
      Plan plan, boolean keepModels, boolean racing, boolean retryFailed, Consumer<String> damage) {
    return plan.runs().stream()
        .filter(run -> !complete(run(run.id()), keepModels, racing, retryFailed, damage))
        .toList();
  }

  private static boolean complete(
      RunFolder run,
      boolean keepModels,
      boolean racing,
      boolean retryFailed,
      Consumer<String> damage) {
    try {
      RunResult result = run.checkedResult();
      if (result == null) {
        return false;
      }
      if (result.status() == RunStatus.STOPPED) {
        return racing;
      }
      if (!result.status().finished()) {
        return !retryFailed;
      }
      run.checkpoints().delete(); // of a process that was killed between the result and this
      return !keepModels || result.files().containsKey(RunFolder.MODEL);
    } catch (ResultsException e) {
      damage.accept(e.getMessage() + "; the run is trained again");
      return false;
    }
  }

  RunFolder run(String id) {
    return RunFolder.of(path, id);
  }

  @Override
  public void close() {
    lock.close();
  }
}
