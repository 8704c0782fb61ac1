package io.shrinkage.run;

import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SweptRun;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/**
 * Runs an experiment from its plan to its results.
 *
 * @param results the folder in which every experiment has its own
 * @param models keeps models where an experiment asks for it
 * @param retryFailed whether runs that failed before are trained again
 */
public record Runner(
    Path results,
    LoadedSplits data,
    Executor executor,
    ModelFile models,
    Environment environment,
    Clock clock,
    boolean retryFailed) {
  /** The name of the table of all runs. */
  public static final String SUMMARY = "summary.csv";

  /** Hears of an experiment as a whole, besides its runs. */
  public interface Listener extends RunListener {

    /** Something in the results folder is not as it should be, or not as it was. */
    default void notice(String message) {}

    /**
     * The spec is not the one whose results the folder holds.
     *
     * @param changes such as "training.epochs: 10 -> 20"
     */
    default void changed(List<String> changes) {}

    /** So many runs are not there yet and are not to be trained now. */
    default void leftOut(int runs) {}

    /**
     * The plan is made.
     *
     * @param pending the runs that are to be trained, in the order in which they start; the others
     *     of the plan are there already or left out
     */
    default void planned(Plan plan, List<PlannedRun> pending) {}

    /**
     * The runs race, so that some may never be trained to their end.
     *
     * @param rungs the epochs at which the race decides, ascending
     */
    default void racing(List<Integer> rungs) {}
  }

  /** Makes something of the results while the folder is still held, such as the report. */
  @FunctionalInterface
  public interface Publisher {
    void publish(StoredExperiment experiment, ResultsFolder folder);

    /** A run ended while others go on; must return soon, as the thread that trains waits for it. */
    default void changed(Path folder) {}
  }

  /**
   * Trains what is not there yet and writes everything down.
   *
   * @throws ResultsException if the folder is in use or cannot be written
   */
  public StoredExperiment run(Experiment experiment, Listener listener, Publisher publisher) {
    return run(experiment, run -> true, listener, publisher);
  }

  /** Returns the plan of an experiment with the data that is there. */
  public Plan plan(Experiment experiment) {
    return Plan.of(experiment, data::identity);
  }

  /**
   * Trains what is not there yet of some runs; the others of the plan stay pending.
   *
   * @throws ResultsException if the folder is in use or cannot be written
   */
  public StoredExperiment run(
      Experiment experiment, Predicate<SweptRun> chosen, Listener listener, Publisher publisher) {
    Plan plan = plan(experiment);
    try (ResultsFolder folder = ResultsFolder.open(results, experiment.name(), clock)) {
      List<String> changes = folder.write(experiment, plan, listener::notice);
      if (!changes.isEmpty()) {
        listener.changed(changes);
      }
      List<PlannedRun> unfinished =
          folder.pending(
              plan,
              experiment.keepModels(),
              experiment.race() != null,
              retryFailed,
              listener::notice);
      List<PlannedRun> taken = unfinished.stream().filter(run -> chosen.test(run.swept())).toList();
      listener.leftOut(unfinished.size() - taken.size());
      List<PlannedRun> pending = LongestFirst.of(taken, data, folder.path());
      listener.planned(plan, pending);
      ModelFile kept = experiment.keepModels() ? models : ModelFile.NONE;
      RunRecorder recorder = new RunRecorder(folder, kept, environment, clock);
      RunHistory history = run -> folder.run(run.id()).checkpoints().progress(listener::notice);
      RunListener changed =
          new RunListener() {
            @Override
            public void ended(PlannedRun run, RunOutcome outcome) {
              publisher.changed(folder.path());
            }
          };
      RunListener listeners = new RunListeners(List.of(recorder, listener, changed));
      if (experiment.race() == null) {
        RaceStore.forget(folder);
        executor.execute(pending, history, listeners);
      } else {
        RaceStore store = new RaceStore(folder, listener::notice);
        Racer racer = new Racer(experiment.race(), plan, store, executor, history, listeners);
        listener.racing(racer.rungs());
        racer.run(pending);
      }
      StoredExperiment stored = ResultStore.read(folder.path());
      AtomicFile.write(folder.path().resolve(SUMMARY), SummaryCsv.of(stored));
      publisher.publish(stored, folder);
      return stored;
    }
  }
}
