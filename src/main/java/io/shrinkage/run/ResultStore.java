package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what experiments have left behind; any number of readers at any time. */
public final class ResultStore {
  private ResultStore() {}

  /** Reads a folder that this process has just written. */
  public static StoredExperiment read(Path folder) {
    return read(folder, notice -> {});
  }

  /**
   * Reads an experiment's folder.
   *
   * @param notices is told of checkpoints that are damaged: their runs have come less far
   * @throws ResultsException if it is not one, or a file in it is damaged
   */
  public static StoredExperiment read(Path folder, Consumer<String> notices) {
    Path file = folder.resolve(ExperimentFile.NAME);
    if (!Files.exists(file)) {
      throw new ResultsException(
          folder + ": must be the folder of an experiment, but has no " + ExperimentFile.NAME);
    }
    ExperimentFile experiment = file(folder);
    return new StoredExperiment(
        experiment.name(),
        experiment.description(),
        experiment.spec(),
        experiment.axes(),
        experiment.runs().stream().map(entry -> run(folder, entry, notices)).toList(),
        experiment.runs().stream()
            .filter(entry -> Boolean.TRUE.equals(entry.baseline()))
            .map(ExperimentFile.Entry::runId)
            .collect(Collectors.toSet()));
  }

  /**
   * Returns the ids of the plan.
   *
   * @throws ResultsException if experiment.json is damaged
   */
  public static List<String> ids(Path folder) {
    return file(folder).runs().stream().map(ExperimentFile.Entry::runId).toList();
  }

  /**
   * Reads one run of the plan.
   *
   * @throws ResultsException if it is damaged, or experiment.json is
   */
  public static StoredRun run(Path folder, String id, Consumer<String> notices) {
    return file(folder).runs().stream()
        .filter(entry -> entry.runId().equals(id))
        .findFirst()
        .map(entry -> run(folder, entry, notices))
        .orElseThrow(() -> new ResultsException(folder + ": has no run " + id));
  }

  /** Returns where the files of a run are. */
  public static Path folder(Path experiment, String id) {
    return RunFolder.of(experiment, id).file("");
  }

  private static ExperimentFile file(Path folder) {
    return SealedJson.read(folder.resolve(ExperimentFile.NAME), ExperimentFile.class);
  }

  private static StoredRun run(
      Path experiment, ExperimentFile.Entry entry, Consumer<String> notices) {
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
        result == null ? folder.checkpoints().progress(notices).epochs() : folder.epochs(result),
        present(result == null ? null : result.penaltyCard()),
        present(result == null ? null : result.executed()),
        result == null ? null : folder.diagnostics(result),
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
