package io.shrinkage.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.EpochMetrics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one run. */
final class RunFolder {
  private static final String SPEC = "spec.json";
  private static final String METRICS = "metrics.jsonl";
  private static final String RESULT = "result.json";
  private static final String DIAGNOSTICS = "diagnostics.json";
  private static final String FAILURE = "failure.txt";
  static final String WEIGHTS = "weights.bin";
  static final String MODEL = "model.zip";

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Returns the folder of a run.
   *
   * @throws ResultsException if the id is not one: a damaged or hostile plan could name any folder
   */
  static RunFolder of(Path experiment, @Nullable String id) {
    if (!RunId.isOne(id)) {
      throw new ResultsException(
          experiment.resolve(ExperimentFile.NAME)
              + ": run_id must be twelve hexadecimal digits, got \""
              + id
              + "\"");
    }
    return new RunFolder(experiment.resolve("runs").resolve(id));
  }

  /** Begins anew: what an earlier attempt left goes, the result first. */
  void begin(JsonNode spec) {
    try {
      Files.createDirectories(path);
      for (String file : List.of(RESULT, METRICS, DIAGNOSTICS, FAILURE, WEIGHTS, MODEL)) {
        Files.deleteIfExists(path.resolve(file));
      }
      deleteUnfinishedFiles();
    } catch (IOException e) {
      throw AtomicFile.notWritable(path, e);
    }
    ResultsJson.write(path.resolve(SPEC), spec);
  }

  /** Removes what a process left that was killed while it wrote; only one at a time writes here. */
  private void deleteUnfinishedFiles() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + AtomicFile.TEMPORARY)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Adds a line to metrics.jsonl. */
  void append(EpochMetrics metrics) {
    Path file = path.resolve(METRICS);
    try {
      Files.writeString(
          file,
          ResultsJson.line(metrics) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    }
  }

  void write(Diagnostics diagnostics) {
    AtomicFile.write(path.resolve(DIAGNOSTICS), ResultsJson.line(diagnostics) + "\n");
  }

  void writeFailure(String stackTrace) {
    AtomicFile.write(path.resolve(FAILURE), stackTrace);
  }

  /** Ends the run: from here on it counts, so all else must be on the disk before. */
  void write(RunResult result) {
    forceMetrics();
    ResultsJson.write(path.resolve(RESULT), result);
  }

  /** Puts the lines on the disk, once for all epochs; makes the file where no epoch ended. */
  private void forceMetrics() {
    Path file = path.resolve(METRICS);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.force(true);
    } catch (IOException e) {
      throw AtomicFile.notWritable(file, e);
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Returns whether the run has ended and left everything, so that it need not be trained. */
  boolean finished() {
    try {
      RunResult result = result();
      return result != null
          && result.status().finished()
          && Files.exists(path.resolve(METRICS))
          && Files.exists(path.resolve(WEIGHTS));
    } catch (ResultsException e) {
      return false; // not whole: trained again
    }
  }

  /** Returns the result; null if there is none. */
  @Nullable RunResult result() {
    Path file = path.resolve(RESULT);
    if (!Files.exists(file)) {
      return null;
    }
    RunResult result = ResultsJson.read(file, RunResult.class);
    if (!path.endsWith(result.runId())) {
      throw new ResultsException(
          file + ": run_id must be the name of its folder, got " + result.runId());
    }
    return result;
  }

  /** Returns whether training has begun here. */
  boolean begun() {
    return Files.exists(path.resolve(SPEC));
  }

  /** Returns the diagnostics; null if there are none. */
  @Nullable Diagnostics diagnostics() {
    Path file = path.resolve(DIAGNOSTICS);
    return Files.exists(file) ? ResultsJson.read(file, Diagnostics.class) : null;
  }

  /** Returns the epochs of metrics.jsonl; a last line that was cut while it was written is not. */
  List<EpochMetrics> epochs() {
    Path file = path.resolve(METRICS);
    List<EpochMetrics> epochs = new ArrayList<>();
    String text = Files.exists(file) ? text(file) : "";
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

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be read: " + Problem.of(e), e);
    }
  }
}
