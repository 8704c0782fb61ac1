package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.spec.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Finds the runs that are to be measured on the test part, and says of those that cannot be why.
 *
 * @param folder of the experiment
 * @param data what the runs were trained on
 */
record TestCandidates(Path folder, LoadedSplits data) {

  /**
   * Returns the runs that have no result for their weights yet, each once.
   *
   * @throws ResultsException with a line for each run that must not be measured: it is not in the
   *     plan, has not completed, is damaged, or was trained on other data
   */
  List<StoredTraining> missing(List<String> ids, TestFile file) {
    ExperimentFile experiment =
        SealedJson.read(folder.resolve(ExperimentFile.NAME), ExperimentFile.class);
    List<StoredTraining> missing = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      try {
        RunFolder run = RunFolder.of(folder, id);
        RunResult result = run.result();
        if (result == null || !file.has(result)) {
          missing.add(checked(run, entry(experiment, id)));
        }
      } catch (ResultsException | SpecException e) {
        refused.add(e.getMessage());
      }
    }
    if (!refused.isEmpty()) {
      throw new ResultsException(String.join("\n", refused));
    }
    return missing;
  }

  private ExperimentFile.Entry entry(ExperimentFile experiment, String id) {
    return experiment.runs().stream()
        .filter(entry -> entry.runId().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ResultsException(
                    folder + ": a run to be tested must be in the plan, got " + id));
  }

  private StoredTraining checked(RunFolder run, ExperimentFile.Entry entry) {
    RunResult result = run.checkedResult();
    if (result == null || result.status() != RunStatus.COMPLETED) {
      RunStatus unfinished = run.begun() ? RunStatus.RUNNING : RunStatus.PENDING;
      RunStatus status = result == null ? unfinished : result.status();
      throw new ResultsException(
          run.file("") + ": a run to be tested must have completed, got " + status.jsonName());
    }
    StoredTraining stored = StoredTraining.of(run, result, entry);
    JsonNode identity = ResultsJson.tree(data.identity(stored.swept().spec().data()));
    JsonNode provenance = result.provenance();
    if (provenance == null || !identity.equals(provenance.path("data"))) {
      throw new ResultsException(
          run.file("") + ": a run must be tested on the data that it was trained on, got others");
    }
    return stored;
  }
}
