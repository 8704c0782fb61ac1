package io.shrinkage.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SweptRun;
import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A run that another process is to train: its spec and how far, in JSON, and no data.
 *
 * @param spec the resolved spec of the run
 * @param data the bytes it must be trained on, wherever that is
 * @param untilEpoch after which a longer run pauses
 * @param keepModel whether its model is to come back as DL4J saves it
 * @param checkpoint where it goes on, as {@link CheckpointFile} has it; empty where it begins anew
 * @param epochs the metrics up to there
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: a large buffer
public record RunRequest(
    String runId,
    JsonNode spec,
    DataIdentity data,
    int untilEpoch,
    boolean keepModel,
    byte[] checkpoint,
    List<EpochMetrics> epochs) {

  /** Keeps its own copy of the list. */
  public RunRequest {
    epochs = List.copyOf(epochs);
  }

  /** Asks for a run. */
  public static RunRequest of(
      PlannedRun run, int untilEpoch, boolean keepModel, Progress progress) {
    Checkpoint from = progress.checkpoint();
    return new RunRequest(
        run.id(),
        run.swept().resolved(),
        run.data(),
        untilEpoch,
        keepModel,
        from == null ? new byte[0] : CheckpointFile.alone(run.id(), from),
        progress.epochs());
  }

  /** Returns the request as JSON in one line. */
  public String json() {
    return ResultsJson.line(this);
  }

  /** Reads what {@link #json} returned. */
  public static RunRequest parse(String json) {
    try {
      return ResultsJson.fromLine(json, RunRequest.class);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the run, its spec read by this program.
   *
   * @throws IllegalStateException if this program gives it another id: it is of another version
   */
  public PlannedRun run() {
    SweptRun read = SpecSeal.ofRun("run " + runId, runId, spec).runs().get(0);
    PlannedRun run =
        new PlannedRun(runId, new SweptRun(read.spec(), read.resolved(), Map.of()), data);
    String id = RunId.of(run.swept().resolved(), data);
    if (!id.equals(runId)) {
      throw new IllegalStateException(
          "run " + runId + ": the program here would call it " + id + ": its version is another");
    }
    return run;
  }

  /** Returns where the run goes on. */
  public Progress progress() {
    return checkpoint.length == 0
        ? Progress.NONE
        : new Progress(CheckpointFile.of("run " + runId, checkpoint).checkpoint(), epochs);
  }
}
