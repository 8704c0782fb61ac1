package io.shrinkage.run;

import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the attempts at one run leave in a folder that all machines see, so that the next one goes
 * on from there: each attempt in a folder of its own, as two may run at once.
 */
final class AttemptStore {
  private final Path folder;
  private final String runId;
  private final Path own;
  private final MetricsLog log;

  private AttemptStore(Path folder, String runId, Path own, MetricsLog log) {
    this.folder = folder;
    this.runId = runId;
    this.own = own;
    this.log = log;
  }

  /** Returns the furthest that an attempt came, at least what is known anyway. */
  static Progress furthest(Path all, String runId, Progress known) {
    Progress furthest = known;
    for (Path attempt : attempts(all.resolve(runId))) {
      Progress progress = checkpoints(attempt, runId).progress(damage -> {});
      if (progress.epochs().size() > furthest.epochs().size()) {
        furthest = progress;
      }
    }
    return furthest;
  }

  /**
   * Begins an attempt.
   *
   * @param from where it goes on
   */
  static AttemptStore begin(Path all, String runId, Progress from) {
    Path folder = all.resolve(runId);
    Path own = folder.resolve(UUID.randomUUID().toString());
    try {
      Files.createDirectories(own);
    } catch (IOException e) {
      throw AtomicFile.notWritable(own, e);
    }
    AttemptStore store = new AttemptStore(folder, runId, own, MetricsLog.open(metrics(own), 0));
    from.epochs().forEach(store::epoch);
    return store;
  }

  void epoch(EpochMetrics metrics) {
    log.append(metrics);
  }

  void checkpoint(Checkpoint checkpoint) {
    checkpoints(own, runId).write(checkpoint, log.force());
  }

  /** Removes what all attempts left: the run has ended. */
  void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new ResultsException(folder + ": cannot be removed: " + Problem.of(e), e);
    }
  }

  private static Checkpoints checkpoints(Path attempt, String runId) {
    return new Checkpoints(attempt, runId, metrics(attempt));
  }

  private static Path metrics(Path attempt) {
    return attempt.resolve("metrics.jsonl");
  }

  private static List<Path> attempts(Path folder) {
    List<Path> attempts = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        all.forEach(attempts::add);
      } catch (IOException e) {
        throw new ResultsException(folder + ": cannot be read: " + Problem.of(e), e);
      }
    }
    return attempts;
  }
}
