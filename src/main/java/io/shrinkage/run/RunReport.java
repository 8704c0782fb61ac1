package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes back of a run that another process trained, whole: it counts, whatever was told of it
 * before. Of result, failure and checkpoint one is there.
 *
 * @param attempt which of the attempts at the run this is
 * @param opening where and how it began; null where no network was built
 * @param epochs of the run from its first on
 * @param checkpoint where a paused run goes on, as {@link CheckpointFile} has it; empty for others
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: large buffers
public record RunReport(
    String runId,
    long attempt,
    @Nullable RunOpening opening,
    List<EpochMetrics> epochs,
    @Nullable Outcome result,
    @Nullable Failure failure,
    byte[] checkpoint) {

  /** Keeps its own copy of the list. */
  public RunReport {
    epochs = List.copyOf(epochs);
  }

  /**
   * What training left.
   *
   * @param weights as {@link WeightsFile} has them
   * @param model as DL4J saves it; empty where it is not kept
   */
  @SuppressWarnings("ArrayRecordComponent") // identity is meant: large buffers
  public record Outcome(
      @Nullable String divergence,
      @Nullable Diagnostics diagnostics,
      byte[] weights,
      byte[] model) {

    static Outcome of(TrainingResult result, byte[] model) {
      return new Outcome(
          result.divergence(), result.diagnostics(), WeightsFile.bytes(result.weights()), model);
    }
  }

  /** An exception: its type and message, and its stack trace. */
  public record Failure(String problem, String stackTrace) {}

  /** Returns the report as JSON. */
  public byte[] json() {
    return ResultsJson.bytes(this);
  }

  /** Reads what {@link #json} returned. */
  public static RunReport parse(byte[] json) {
    try {
      return ResultsJson.fromBytes(json, RunReport.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how the run ended; null where it paused. */
  public @Nullable RunOutcome outcome() {
    if (failure != null) {
      return new RunOutcome.Failed(new RemoteFailure(failure.problem(), failure.stackTrace()));
    }
    if (result == null) {
      return null;
    }
    RunOpening begun = Objects.requireNonNull(opening, "a run without a start has no result");
    return new RunOutcome.Trained(
        new TrainingResult(
            result.divergence(),
            begun.start().initial(),
            epochs,
            begun.start().executed(),
            WeightsFile.of("weights of run " + runId, result.weights()),
            NOT_SENT,
            result.diagnostics()));
  }

  /** Flat parameters serve to write a model, which was written where they are. */
  private static final float[] NOT_SENT = {};

  static final byte[] NO_BYTES = {};

  /** Returns the model that came with it; empty where there is none. */
  public byte[] model() {
    return result == null ? NO_BYTES : result.model();
  }

  /** Returns where a paused run goes on. */
  public Checkpoint paused() {
    return CheckpointFile.of("checkpoint of run " + runId, checkpoint).checkpoint();
  }
}
