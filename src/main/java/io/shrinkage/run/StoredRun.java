package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.Repetition;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.EpochMetrics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as the results folder holds it.
 *
 * @param id twelve hexadecimal digits
 * @param assignment the swept values of this run by path, in the order of the axes, seed included
 * @param penaltyType the JSON type of the experiment-wide penalty, such as "l2"
 * @param strengths the penalty's strengths by their JSON names: lambda, lambda1, lambda2
 * @param initial before training; null if the run has no result
 * @param epochs the epochs that ended, from 1; empty if none did
 * @param penaltyCard the penalty as it acted, and its self-check (see {@link
 *     io.shrinkage.train.PenaltyCard}; keys in snake_case); a missing node if the run has no result
 * @param executed what was really executed (see {@link io.shrinkage.train.Executed}; keys in
 *     snake_case, such as penalized_weights); a missing node if the run has no result
 * @param diagnostics null where the run did not complete
 * @param provenance where the numbers come from (see {@link Provenance}); a missing node if the run
 *     has no result
 * @param cause why the run diverged, failed or was stopped; null otherwise
 */
public record StoredRun(
    String id,
    RunStatus status,
    long seed,
    Map<String, JsonNode> assignment,
    String penaltyType,
    Map<String, Double> strengths,
    @Nullable EpochMetrics initial,
    List<EpochMetrics> epochs,
    JsonNode penaltyCard,
    JsonNode executed,
    @Nullable Diagnostics diagnostics,
    JsonNode provenance,
    @Nullable String cause) {

  /** Keeps its own copy of the epochs. */
  public StoredRun {
    epochs = List.copyOf(epochs);
  }

  /** Returns which repetition of its configuration this run is. */
  public Repetition repetition() {
    return Repetition.of(seed, assignment);
  }

  /** Returns the last epoch's metrics; null if no epoch ended. */
  public @Nullable EpochMetrics last() {
    return epochs.isEmpty() ? null : epochs.get(epochs.size() - 1);
  }

  /** Returns the epoch of the lowest finite validation loss, the first of equals; null if none. */
  public @Nullable EpochMetrics best() {
    return BestEpoch.of(epochs);
  }

  /** Returns whether the network ended up predicting one class for everything. */
  public boolean collapsed() {
    EpochMetrics last = last();
    return status == RunStatus.COMPLETED && last != null && last.majority() == 1;
  }

  /** Returns the wall time of the epochs, evaluation included. */
  public double seconds() {
    return epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
  }
}
