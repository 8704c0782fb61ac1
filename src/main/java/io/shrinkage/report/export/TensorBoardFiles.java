package io.shrinkage.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.RunColumns;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Event files for TensorBoard: one folder a run with its scalars over epochs and its
 * hyperparameters, and above them the experiment. Runs that have not started have none.
 */
final class TensorBoardFiles {
  static final String ROOT = "tensorboard";

  /** One name for ever: TensorBoard would join a second file in the folder to the first. */
  private static final String NAME = "events.out.tfevents.0.shrinkage";

  private static final List<String> METRICS =
      List.of(
          "loss/validation",
          "loss/train",
          "loss/gap",
          "accuracy/validation",
          "accuracy/train",
          "accuracy/gap",
          "weights/l2_norm",
          "weights/zero_fraction");

  private TensorBoardFiles() {}

  static List<ExportFile> of(StoredExperiment experiment) {
    RunColumns columns = RunColumns.of(experiment);
    Map<StoredRun, Map<String, JsonNode>> values = new LinkedHashMap<>();
    for (StoredRun run : experiment.runs()) {
      if (run.status() != RunStatus.PENDING) {
        values.put(run, Parameters.of(run, columns));
      }
    }
    Hyperparameters parameters = Hyperparameters.of(List.copyOf(values.values()));
    List<ExportFile> files = new ArrayList<>();
    files.add(file(ROOT, head(experiment, parameters)));
    values.forEach(
        (run, its) ->
            files.add(file(ROOT + "/" + FileNames.of(run), events(run, parameters, its))));
    return files;
  }

  private static ExportFile file(String folder, List<byte[]> events) {
    return new ExportFile(folder + "/" + NAME, out -> EventFile.write(out, events));
  }

  private static List<byte[]> head(StoredExperiment experiment, Hyperparameters parameters) {
    Instant first = Timeline.first(experiment);
    return List.of(
        Events.version(first),
        parameters.experiment(first, experiment.name(), experiment.description(), METRICS));
  }

  private static List<byte[]> events(
      StoredRun run, Hyperparameters parameters, Map<String, JsonNode> values) {
    Timeline timeline = Timeline.of(run);
    List<byte[]> events = new ArrayList<>();
    events.add(Events.version(timeline.started()));
    events.add(parameters.start(timeline.started(), values));
    List<EpochMetrics> epochs = Measured.epochs(run);
    for (int i = 0; i < epochs.size(); i++) {
      EpochMetrics epoch = epochs.get(i);
      events.add(Events.scalars(timeline.epochs().get(i), epoch.epoch(), Measured.scalars(epoch)));
    }
    if (run.status() != RunStatus.RUNNING) {
      events.add(Hyperparameters.end(timeline.ended(), run.status()));
    }
    return events;
  }
}
