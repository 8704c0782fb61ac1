package io.shrinkage.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of one run. */
final class RunFolder {
  static final String WEIGHTS = "weights.bin";
  static final String MODEL = "model.zip";

  static final String SPEC = "spec.json";
  private static final String METRICS = "metrics.jsonl";
  private static final String RESULT = "result.json";
  private static final String DIAGNOSTICS = "diagnostics.json";
  private static final String FAILURE = "failure.txt";

  /** What the result vouches for. */
  private static final List<String> VOUCHED =
      List.of(SPEC, METRICS, DIAGNOSTICS, WEIGHTS, MODEL, FAILURE);

  private final Path path;
  private final String id;

  private RunFolder(Path path, String id) {
    this.path = path;
    this.id = id;
  }

  /**
   * Returns the folder of a run.
   *
   * @throws ResultsException if the id is not one: a damaged or hostile plan could name any folder
   */
  static RunFolder of(Path experiment, @Nullable String id) {
    if (id == null || !RunId.isOne(id)) {
      throw new ResultsException(
          experiment.resolve(ExperimentFile.NAME)
              + ": run_id must be twelve hexadecimal digits, got \""
              + id
              + "\"");
    }
    return new RunFolder(experiment.resolve("runs").resolve(id), id);
  }

  /** Returns the checkpoints of the run. */
  Checkpoints checkpoints() {
    return new Checkpoints(path, id, path.resolve(METRICS));
  }

  /**
   * Begins to train, anew or from a checkpoint: what an earlier attempt left goes, the result
   * first.
   *
   * @param epochs how many epochs' metrics stay
   */
  MetricsLog begin(JsonNode spec, int epochs) {
    try {
      Files.createDirectories(path);
      Files.deleteIfExists(path.resolve(RESULT));
      if (epochs == 0) {
        checkpoints().delete();
      }
      for (String file : List.of(DIAGNOSTICS, FAILURE, WEIGHTS, MODEL)) {
        Files.deleteIfExists(path.resolve(file));
      }
      AtomicFile.removeUnfinished(path);
    } catch (IOException e) {
      throw AtomicFile.notWritable(path, e);
    }
    ResultsJson.write(path.resolve(SPEC), spec);
    return MetricsLog.open(path.resolve(METRICS), epochs);
  }

  void write(Diagnostics diagnostics) {
    AtomicFile.write(path.resolve(DIAGNOSTICS), ResultsJson.line(diagnostics) + "\n");
  }

  void writeFailure(String stackTrace) {
    AtomicFile.write(path.resolve(FAILURE), stackTrace);
  }

  /** Ends the run: from here on it counts, so all else must be on the disk before. */
  void write(RunResult result) {
    SealedJson.write(path.resolve(RESULT), result);
  }

  /** Returns the hash of every file that the result is to vouch for, by name. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String name : VOUCHED) {
      Path file = path.resolve(name);
      if (Files.exists(file)) {
        hashes.put(name, hash(file));
      }
    }
    return hashes;
  }

  private static String hash(Path file) {
    try {
      return Sha256.hex(file);
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + Problem.of(e), e);
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Returns whether training has begun here. */
  boolean begun() {
    return Files.exists(path.resolve(SPEC));
  }

  /**
   * Returns the result; null if there is none.
   *
   * @throws ResultsException if it is damaged
   */
  @Nullable RunResult result() {
    Path file = path.resolve(RESULT);
    if (!Files.exists(file)) {
      return null;
    }
    RunResult result = SealedJson.read(file, RunResult.class);
    if (!id.equals(result.runId())) {
      throw new ResultsException(
          file + ": run_id must be the name of its folder, got " + result.runId());
    }
    return result;
  }

  /**
   * Returns the result and checks every file that it vouches for; null if there is none.
   *
   * @throws ResultsException if the result or a file is damaged or missing
   */
  @Nullable RunResult checkedResult() {
    RunResult result = result();
    if (result != null) {
      VOUCHED.forEach(name -> check(name, result));
    }
    return result;
  }

  private void check(String name, RunResult result) {
    String expected = result.files().get(name);
    Path file = path.resolve(name);
    if (expected != null && !expected.equals(hash(file))) {
      throw new ResultsException(
          file + ": is damaged or was changed: its SHA-256 is not the one in " + RESULT);
    }
  }

  /** Returns the diagnostics that a result vouches for; null if there are none. */
  @Nullable Diagnostics diagnostics(RunResult result) {
    check(DIAGNOSTICS, result);
    return result.files().containsKey(DIAGNOSTICS)
        ? ResultsJson.read(path.resolve(DIAGNOSTICS), Diagnostics.class)
        : null;
  }

  /** Returns the epochs that a result vouches for. */
  List<EpochMetrics> epochs(RunResult result) {
    check(METRICS, result);
    return epochs();
  }

  /** Returns the epochs of metrics.jsonl; a last line that was cut while it was written is not. */
  List<EpochMetrics> epochs() {
    Path file = path.resolve(METRICS);
    try {
      return Files.exists(file) ? epochs(file, Files.readAllBytes(file)) : List.of();
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + Problem.of(e), e);
    }
  }

  /** Returns the epochs of whole lines. */
  static List<EpochMetrics> epochs(Path file, byte[] bytes) {
    List<EpochMetrics> epochs = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (int from = 0, to; (to = text.indexOf('\n', from)) >= 0; from = to + 1) {
      epochs.add(parse(file, epochs.size() + 1, text.substring(from, to)));
    }
    return epochs;
  }

  private static EpochMetrics parse(Path file, int line, String text) {
    try {
      return ResultsJson.fromLine(text, EpochMetrics.class);
    } catch (JacksonException e) {
      throw new ResultsException(
          file + ":" + line + ": must be an epoch's metrics, got " + e.getOriginalMessage(), e);
    }
  }
}
