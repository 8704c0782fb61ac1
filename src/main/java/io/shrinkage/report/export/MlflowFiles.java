package io.shrinkage.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.run.RunColumns;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A file store of MLflow: a folder with meta.yaml for the experiment and one for every run, with a
 * file for every parameter, metric and tag. MLflow 3.10 and newer turn it into a database with
 * {@code mlflow migrate-filestore}. Runs that have not started are left out.
 */
final class MlflowFiles {
  static final String ROOT = "mlruns";

  private static final int LONGEST_PARAMETER = 6000;
  private static final int LONGEST_TAG = 5000;
  private static final String ACTIVE = "active";

  private final StoredExperiment experiment;
  private final RunColumns columns;
  private final String experimentId;
  private final List<ExportFile> files = new ArrayList<>();

  private MlflowFiles(StoredExperiment experiment) {
    this.experiment = experiment;
    this.columns = RunColumns.of(experiment);
    // eighteen digits, as MLflow's own, but the same every time
    BigInteger digits = BigInteger.TEN.pow(17);
    this.experimentId =
        new BigInteger(id(experiment.name()), 16)
            .mod(digits.multiply(BigInteger.valueOf(9)))
            .add(digits)
            .toString();
  }

  static List<ExportFile> of(StoredExperiment experiment) {
    MlflowFiles store = new MlflowFiles(experiment);
    store.addExperiment();
    experiment.runs().stream()
        .filter(run -> run.status() != RunStatus.PENDING)
        .forEach(store::addRun);
    return store.files;
  }

  private void addExperiment() {
    String folder = ROOT + "/" + experimentId;
    long created = Timeline.first(experiment).toEpochMilli();
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_location", "mlflow-artifacts:/" + experimentId);
    meta.put("creation_time", created);
    meta.put("experiment_id", experimentId);
    meta.put("last_update_time", created);
    meta.put("lifecycle_stage", ACTIVE);
    meta.put("name", experiment.name());
    add(folder + "/meta.yaml", FlatYaml.of(meta));
    add(folder + "/tags/mlflow.note.content", cut(experiment.description(), LONGEST_TAG));
  }

  private void addRun(StoredRun run) {
    String id = id(experiment.name() + "/" + run.id());
    String folder = ROOT + "/" + experimentId + "/" + id;
    Timeline timeline = Timeline.of(run);
    add(folder + "/meta.yaml", FlatYaml.of(meta(run, id, timeline)));
    add(folder + "/artifacts/.keep", ""); // without the folder MLflow 3 takes it for no run
    Parameters.of(run, columns)
        .forEach((name, value) -> add(folder + "/params/" + FileNames.safe(name), text(value)));
    metrics(run, timeline)
        .forEach((name, lines) -> add(folder + "/metrics/" + name, lines.toString()));
    tags(run).forEach((name, value) -> add(folder + "/tags/" + name, cut(value, LONGEST_TAG)));
  }

  private Map<String, Object> meta(StoredRun run, String id, Timeline timeline) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_uri", "mlflow-artifacts:/" + experimentId + "/" + id + "/artifacts");
    if (run.status() != RunStatus.RUNNING) {
      meta.put("end_time", timeline.ended().toEpochMilli());
    }
    meta.put("entry_point_name", "");
    meta.put("experiment_id", experimentId);
    meta.put("lifecycle_stage", ACTIVE);
    meta.put("run_id", id);
    meta.put("run_name", FileNames.of(run));
    meta.put("run_uuid", id); // what MLflow 2 and older read
    meta.put("source_name", "");
    meta.put("source_type", 4); // local
    meta.put("source_version", "");
    meta.put("start_time", timeline.started().toEpochMilli());
    meta.put("status", status(run.status()));
    meta.put("tags", List.of());
    meta.put("user_id", "");
    return meta;
  }

  /**
   * Returns RUNNING, SCHEDULED, FINISHED, FAILED or KILLED: what diverged is not to be averaged.
   */
  private static int status(RunStatus status) {
    return switch (status) {
      case RUNNING -> 1;
      case PENDING -> 2;
      case COMPLETED -> 3;
      case DIVERGED, FAILED -> 4;
      case STOPPED -> 5;
    };
  }

  /** Returns the lines of every metric: time in milliseconds, value, step. */
  private static Map<String, StringBuilder> metrics(StoredRun run, Timeline timeline) {
    Map<String, StringBuilder> metrics = new LinkedHashMap<>();
    List<EpochMetrics> epochs = Measured.epochs(run);
    for (int i = 0; i < epochs.size(); i++) {
      EpochMetrics epoch = epochs.get(i);
      Instant time = timeline.epochs().get(i);
      Measured.scalars(epoch)
          .forEach(
              (name, value) ->
                  metrics
                      .computeIfAbsent(metricName(name), key -> new StringBuilder())
                      .append(time.toEpochMilli())
                      .append(' ')
                      .append(value)
                      .append(' ')
                      .append(epoch.epoch())
                      .append('\n'));
    }
    return metrics;
  }

  private static String metricName(String name) {
    int slash = name.indexOf('/');
    return name.substring(0, slash + 1) + FileNames.safe(name.substring(slash + 1));
  }

  private static Map<String, String> tags(StoredRun run) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", FileNames.of(run));
    tags.put("mlflow.source.name", "shrinkage");
    tags.put("mlflow.source.type", "LOCAL");
    tags.put("shrinkage.run_id", run.id());
    tags.put("shrinkage.status", run.status().jsonName());
    if (run.cause() != null) {
      tags.put("shrinkage.cause", run.cause());
    }
    String commit = run.provenance().path("commit").asText();
    if (!commit.isEmpty()) {
      tags.put("mlflow.source.git.commit", commit);
    }
    return tags;
  }

  private static String text(JsonNode value) {
    return cut(RunColumns.text(value), LONGEST_PARAMETER);
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest - 3) + "..." : text;
  }

  private void add(String path, String text) {
    files.add(ExportFile.text(path, text));
  }

  /** Returns 32 hexadecimal digits that depend on the name alone. */
  private static String id(String name) {
    UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return uuid.toString().replace("-", "");
  }
}
