package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkpoints of one run, checkpoint-EPOCH.bin: the last one and the one before, so that one of
 * them is whole whatever happens to the other.
 *
 * @param folder of the run
 * @param metrics its metrics.jsonl
 */
record Checkpoints(Path folder, String runId, Path metrics) {
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,9})\\.bin");
  private static final int KEPT = 2;

  /**
   * Writes one and removes those that are no longer needed.
   *
   * @param metricsSha256 hash of the lines of metrics.jsonl so far, which are on the disk
   */
  void write(Checkpoint checkpoint, String metricsSha256) {
    Path file = folder.resolve("checkpoint-" + checkpoint.epoch() + ".bin");
    new CheckpointFile(runId, metricsSha256, checkpoint).write(file);
    List<Path> files = newestFirst();
    files.subList(Math.min(KEPT, files.size()), files.size()).forEach(Checkpoints::delete);
  }

  /**
   * Returns how far the run came: to the newest checkpoint that is whole.
   *
   * @param damage is told of every one that is not
   */
  Progress progress(Consumer<String> damage) {
    for (Path file : newestFirst()) {
      try {
        return progress(file);
      } catch (ResultsException e) {
        if (Files.exists(file)) { // else the run went on meanwhile
          damage.accept(e.getMessage());
        }
      }
    }
    return Progress.NONE;
  }

  /** Returns the epoch of the newest one, whole or not; 0 where there is none. */
  int newestEpoch() {
    List<Path> files = newestFirst();
    return files.isEmpty() ? 0 : epoch(files.get(0));
  }

  private Progress progress(Path file) {
    CheckpointFile content = CheckpointFile.read(file);
    Checkpoint checkpoint = content.checkpoint();
    if (!content.runId().equals(runId) || checkpoint.epoch() != epoch(file)) {
      throw new ResultsException(
          file + ": is of run " + content.runId() + ", epoch " + checkpoint.epoch());
    }
    byte[] lines = MetricsLog.firstLines(metricsBytes(), checkpoint.epoch());
    if (!content.metricsSha256().equals(Sha256.hex(lines))) {
      throw new ResultsException(
          metrics
              + ": is damaged: up to epoch "
              + checkpoint.epoch()
              + " it does not match "
              + file);
    }
    List<EpochMetrics> epochs = RunFolder.epochs(metrics, lines);
    return new Progress(checkpoint, epochs);
  }

  private byte[] metricsBytes() {
    try {
      return Files.readAllBytes(metrics);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new ResultsException(metrics + ": cannot be read: " + Problem.of(e), e);
    }
  }

  /** Removes all. */
  void delete() {
    newestFirst().forEach(Checkpoints::delete);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ResultsException(file + ": cannot be removed: " + Problem.of(e), e);
    }
  }

  private List<Path> newestFirst() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "checkpoint-*.bin")) {
      for (Path file : all) {
        if (epoch(file) > 0) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return files; // never started
    } catch (IOException e) {
      throw new ResultsException(folder + ": cannot be read: " + Problem.of(e), e);
    }
    files.sort(Comparator.comparingInt(Checkpoints::epoch).reversed());
    return files;
  }

  private static int epoch(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }
}
