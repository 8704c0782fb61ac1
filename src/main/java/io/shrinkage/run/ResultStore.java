package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what experiments have left behind; any number of readers at any time. */
public final class ResultStore {
  private ResultStore() {}

  /**
   * Reads an experiment's folder.
   *
   * @throws ResultsException if it is not one, or a file in it is damaged
   */
  public static StoredExperiment read(Path folder) {
    Path file = folder.resolve(ExperimentFile.NAME);
    if (!Files.exists(file)) {
      throw new ResultsException(
          folder + ": must be the folder of an experiment, but has no " + ExperimentFile.NAME);
    }
    ExperimentFile experiment = ResultsJson.read(file, ExperimentFile.class);
    return new StoredExperiment(
        experiment.name(),
        experiment.description(),
        experiment.spec(),
        experiment.axes(),
        experiment.runs().stream().map(entry -> run(folder, entry)).toList());
  }

  private static StoredRun run(Path experiment, ExperimentFile.Entry entry) {
    RunFolder folder = RunFolder.of(experiment, entry.runId());
    RunResult result = folder.result();
    RunStatus unfinished = folder.begun() ? RunStatus.RUNNING : RunStatus.PENDING;
    return new StoredRun(
        entry.runId(),
        result == null ? unfinished : result.status(),
        entry.seed(),
        entry.assignment(),
        entry.penalty(),
        entry.strengths(),
        result == null ? null : result.initial(),
        folder.epochs(),
        present(result == null ? null : result.penaltyCard()),
        present(result == null ? null : result.executed()),
        folder.diagnostics(),
        present(result == null ? null : result.provenance()),
        result == null ? null : firstOf(result.divergence(), result.cause()));
  }

  private static JsonNode present(@Nullable JsonNode node) {
    return Objects.requireNonNullElse(node, MissingNode.getInstance());
  }

  private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }
}
