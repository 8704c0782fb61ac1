package io.shrinkage.run;

import io.shrinkage.train.Executed;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.TrainingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Trains finished runs again, in memory alone, and compares every bit.
 *
 * @param environment of this process
 */
public record Verifier(LoadedSplits data, Executor executor, Environment environment) {

  /** Returns a check a run, in the order of the plan; of all, unless the executor was stopped. */
  public List<RunCheck> verify(StoredTrainings stored, Runner.Listener listener) {
    Map<String, StoredTraining> byId = new LinkedHashMap<>();
    stored.runs().forEach(run -> byId.put(run.id(), run));
    List<PlannedRun> runs = byId.values().stream().map(this::planned).toList();
    listener.planned(new Plan(runs), runs);
    Comparing comparing = new Comparing(byId);
    executor.execute(runs, RunHistory.NONE, new RunListeners(List.of(comparing, listener)));
    return byId.keySet().stream().map(comparing.checks::get).filter(Objects::nonNull).toList();
  }

  /** Plans the run under the name that it has in the folder. */
  private PlannedRun planned(StoredTraining stored) {
    DataIdentity identity = data.identity(stored.swept().spec().data());
    return new PlannedRun(stored.id(), stored.swept(), identity);
  }

  private RunCheck check(
      StoredTraining stored, PlannedRun run, RunOutcome outcome, @Nullable Executed executed) {
    return new RunCheck(
        run.id(),
        run.swept().assignment(),
        stored.result().status(),
        parting(stored, outcome),
        ProvenanceChanges.otherId(stored, run),
        ProvenanceChanges.between(stored.result().provenance(), environment, run, executed));
  }

  private static @Nullable String parting(StoredTraining stored, RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Failed failed) {
      return "training failed: " + Problem.of(failed.cause());
    }
    TrainingResult again = ((RunOutcome.Trained) outcome).result();
    try {
      return BitComparison.parting(stored, again);
    } catch (ResultsException e) { // removed meanwhile
      return e.getMessage();
    }
  }

  /** Compares a run as soon as it has ended, so that its weights need not be kept. */
  private final class Comparing implements RunListener {
    private final Map<String, StoredTraining> stored;
    private final Map<String, Executed> executed = new ConcurrentHashMap<>();
    private final Map<String, RunCheck> checks = new ConcurrentHashMap<>();

    Comparing(Map<String, StoredTraining> stored) {
      this.stored = stored;
    }

    @Override
    public void started(PlannedRun run, RunStart start) {
      executed.put(run.id(), start.executed());
    }

    @Override
    public void ended(PlannedRun run, RunOutcome outcome) {
      StoredTraining before = Objects.requireNonNull(stored.get(run.id()), run.id());
      checks.put(run.id(), check(before, run, outcome, executed.get(run.id())));
    }
  }
}
