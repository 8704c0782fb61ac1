package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.Race;
import io.shrinkage.train.EpochMetrics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Trains an experiment as a race: the heat up to a rung, a decision, what is left of the heat up to
 * the next rung, and last everything that no decision stopped, to its end.
 *
 * <p>A decision depends on the metrics up to its rung alone. Whoever goes on after an interruption,
 * or starts again, makes all of them anew from what is stored, and they are the same.
 */
final class Racer {
  private final RaceField field;
  private final RaceStore store;
  private final RaceJudge judge;
  private final Executor executor;
  private final RunHistory history;
  private final RunListener listener;
  private final Set<Map<String, JsonNode>> alive;
  private final Set<String> left = ConcurrentHashMap.newKeySet();

  Racer(
      Race race,
      Plan plan,
      RaceStore store,
      Executor executor,
      RunHistory history,
      RunListener listener) {
    field = RaceField.of(plan, race.rule());
    judge = new RaceJudge(race, field, store);
    this.store = store;
    this.executor = executor;
    this.history = history;
    this.listener = new RunListeners(List.of(listener, new Ticking()));
    alive = new LinkedHashSet<>(field.runs().keySet());
  }

  List<Integer> rungs() {
    return field.rungs();
  }

  /**
   * Races.
   *
   * @param pending the runs that have not ended, without those that a race stopped before
   */
  void run(List<PlannedRun> pending) {
    pending.forEach(run -> left.add(run.id()));
    all().stream().filter(this::wasStopped).forEach(run -> left.add(run.id()));
    List<RaceRecord.Rung> rungs = new ArrayList<>();
    for (int rung : field.rungs()) {
      if (alive.size() < 2) {
        break; // every leg builds a network anew
      }
      List<PlannedRun> heat = alive.stream().flatMap(each -> field.heat(each).stream()).toList();
      executor.execute(
          heat.stream().filter(run -> isLeft(run) && epochs(run).size() < rung).toList(),
          rung,
          history,
          listener);
      if (heat.stream().anyMatch(run -> isLeft(run) && epochs(run).size() < rung)) {
        return; // the executor was stopped
      }
      RaceRecord.Rung decided = judge.decide(rung, alive);
      rungs.add(decided);
      store.write(judge.record(rungs));
      decided.comparisons().stream()
          .filter(RaceRecord.Comparison::stopped)
          .forEach(comparison -> stop(comparison, decided));
    }
    executor.execute(all().stream().filter(run -> isLeft(run)).toList(), history, listener);
  }

  private List<PlannedRun> all() {
    return field.runs().values().stream().flatMap(List::stream).toList();
  }

  private boolean isLeft(PlannedRun run) {
    return left.contains(run.id());
  }

  private List<EpochMetrics> epochs(PlannedRun run) {
    return store.epochs(run);
  }

  private boolean wasStopped(PlannedRun run) {
    RunResult result = store.result(run);
    return result != null && result.status() == RunStatus.STOPPED;
  }

  /** Ends the runs of a configuration that are not at their end; those that are stay. */
  private void stop(RaceRecord.Comparison comparison, RaceRecord.Rung rung) {
    String cause = judge.cause(comparison, rung);
    alive.remove(comparison.configuration());
    for (PlannedRun run : field.of(comparison.configuration())) {
      RunResult result = store.result(run);
      boolean ended =
          result != null && (result.status().finished() || cause.equals(result.cause()));
      if (isLeft(run) && !ended) {
        listener.ended(run, new RunOutcome.Stopped(cause));
      }
      left.remove(run.id());
    }
  }

  /** Strikes out the runs that have ended. */
  private final class Ticking implements RunListener {
    @Override
    public void ended(PlannedRun run, RunOutcome outcome) {
      left.remove(run.id());
    }
  }
}
