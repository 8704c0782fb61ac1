package io.shrinkage.report.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up experiment with round numbers: a run that completed, one that diverged, one that is
 * running and one that has not started.
 */
final class Stored {
  static final String SCALE = "=1+1,\n\"x\"";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FIRST =
      "{\"penalty.lambda\":0,\"data.scale\":\"unit\",\"mixed\":true,\"flag\":true}";
  private static final String SECOND =
      "{\"penalty.lambda\":0.001,\"data.scale\":\"=1+1,\\n\\\"x\\\"\",\"mixed\":{\"a\":[1]},"
          + "\"flag\":false}";

  private Stored() {}

  static StoredExperiment experiment() {
    return experiment("sample", completed(), diverged(), running(), pending());
  }

  static StoredExperiment experiment(String name, StoredRun... runs) {
    return new StoredExperiment(
        name,
        "two lines\nand \"quotes\"",
        json("{\"name\":\"sample\",\"seed\":1}"),
        List.of("penalty.lambda", "data.scale", "mixed", "flag").stream()
            .map(path -> new SweepAxis(path, List.of(json("0"), json("1"))))
            .toList(),
        List.of(runs));
  }

  static StoredRun completed() {
    return run(1, RunStatus.COMPLETED, FIRST, epoch(1, 1.1, 1.3, 0, 3), epoch(2, 0.1, 0.7, 0, 5));
  }

  static StoredRun diverged() {
    EpochMetrics nothing =
        new EpochMetrics(
            1,
            Double.NaN,
            Double.NaN,
            0.75,
            0.5,
            Double.NaN,
            Double.NaN,
            List.of(layer("0-dense", Double.NaN, 0), layer("1-output", Double.NaN, 0)),
            0.5,
            1.25);
    return run(2, RunStatus.DIVERGED, SECOND, nothing);
  }

  static StoredRun running() {
    return run(3, RunStatus.RUNNING, FIRST, epoch(1, 1.1, 1.3, 0, 3));
  }

  static StoredRun pending() {
    return run(4, RunStatus.PENDING, "{\"penalty.lambda\":7}");
  }

  static StoredRun run(int number, RunStatus status, String assignment, EpochMetrics... epochs) {
    boolean ended = status != RunStatus.RUNNING && status != RunStatus.PENDING;
    Map<String, JsonNode> values = new LinkedHashMap<>();
    json(assignment).fields().forEachRemaining(it -> values.put(it.getKey(), it.getValue()));
    double lambda = values.getOrDefault("penalty.lambda", json("0")).doubleValue();
    return new StoredRun(
        "%012x".formatted(number),
        status,
        1,
        values,
        "l2",
        Map.of("lambda", lambda),
        ended ? epoch(0, 2.5, 2.25, lambda > 0 ? 0.125 : 0, 1) : null,
        List.of(epochs),
        MissingNode.getInstance(),
        MissingNode.getInstance(),
        null,
        ended
            ? json(
                "{\"started\":\"2026-01-02T03:04:05.250Z\",\"ended\":\"2026-01-02T03:04:11.500Z\","
                    + "\"commit\":\"abc\"}")
            : MissingNode.getInstance(),
        status == RunStatus.DIVERGED ? "the loss is\nnot finite" : null);
  }

  /** Returns an epoch of two layers of four weights with norms 3 and 4: together 5. */
  static EpochMetrics epoch(int epoch, double train, double validation, double penalty, int zeros) {
    return new EpochMetrics(
        epoch,
        train,
        validation,
        0.75,
        0.5,
        penalty,
        train + penalty,
        List.of(layer("0-dense", 3, zeros / 2), layer("1-output", 4, zeros - zeros / 2)),
        0.5,
        epoch == 0 ? 0.5 : 1.25);
  }

  private static LayerWeights layer(String name, double norm, long zeros) {
    return new LayerWeights(name, norm, 2 * norm, 4, zeros, 2, zeros / 2);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static byte[] bytes(ExportFile file) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.content().writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the contents of files by path. */
  static Map<String, String> texts(List<ExportFile> files) {
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.put(file.path(), new String(bytes(file), StandardCharsets.UTF_8)));
    return texts;
  }
}
