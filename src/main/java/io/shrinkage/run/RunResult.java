package io.shrinkage.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.RunStart;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of result.json, written when all other files of the run are there.
 *
 * @param initial before training
 * @param last the last epoch that ended
 * @param best the epoch of the lowest validation loss
 * @param weights kernel entries
 * @param zeroWeights those that are exactly 0 at the end
 * @param divergence why training ended early
 * @param penaltyCard see {@link io.shrinkage.train.PenaltyCard}
 * @param cause why the run failed or was stopped
 * @param spec the resolved spec of the run
 * @param files SHA-256 of the run's other files, by name
 */
record RunResult(
    String runId,
    RunStatus status,
    @Nullable EpochMetrics initial,
    @JsonProperty("final") @Nullable EpochMetrics last,
    @Nullable EpochMetrics best,
    @Nullable Long weights,
    @Nullable Long zeroWeights,
    @Nullable String divergence,
    @Nullable JsonNode penaltyCard,
    @Nullable JsonNode executed,
    @Nullable JsonNode provenance,
    @Nullable String cause,
    JsonNode spec,
    Map<String, String> files) {

  RunResult {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  static RunResult of(
      PlannedRun run,
      RunOutcome outcome,
      List<EpochMetrics> epochs,
      @Nullable RunStart start,
      Provenance provenance,
      Map<String, String> files) {
    EpochMetrics initial = start == null ? null : start.initial();
    EpochMetrics last = epochs.isEmpty() ? initial : epochs.get(epochs.size() - 1);
    return new RunResult(
        run.id(),
        outcome.status(),
        initial,
        epochs.isEmpty() ? null : last,
        BestEpoch.of(epochs),
        last == null ? null : last.weights(),
        last == null ? null : last.zeroWeights(),
        outcome instanceof RunOutcome.Trained trained ? trained.result().divergence() : null,
        start == null ? null : ResultsJson.tree(start.penaltyCard()),
        start == null ? null : ResultsJson.tree(start.executed()),
        ResultsJson.tree(provenance),
        cause(outcome),
        run.swept().resolved(),
        files);
  }

  private static @Nullable String cause(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Stopped stopped) {
      return stopped.cause();
    }
    return outcome instanceof RunOutcome.Failed failed ? Problem.of(failed.cause()) : null;
  }
}
