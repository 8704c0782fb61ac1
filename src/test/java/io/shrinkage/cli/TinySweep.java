package io.shrinkage.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A small sweep that uses everything with a state or a random stream of its own: dropout,
 * augmentation, batch norm's statistics, Adam's moments and a schedule.
 */
final class TinySweep {
  private TinySweep() {}

  /** Writes the spec into a folder and returns its name. */
  static String write(Path folder, int epochs) throws IOException {
    String spec =
        """
        {
          "name": "tiny",
          "data": { "dataset": "mnist", "train": 240, "validation": 80, "test": 50,
                    "augment": ["random-crop"] },
          "model": { "layers": [ { "type": "conv", "filters": 4, "kernel": 3, "stride": 2 },
                                 { "type": "batch-norm" },
                                 { "type": "max-pool", "size": 2 },
                                 { "type": "dropout", "rate": 0.3 },
                                 { "type": "output" } ] },
          "penalty": { "type": "elastic-net", "lambda1": 1e-4, "lambda2": 1e-3 },
          "training": { "optimizer": { "type": "adam", "learningRate": 0.01 },
                        "schedule": { "type": "cosine", "warmupEpochs": 2 },
                        "batchSize": 20, "epochs": %d },
          "sweep": { "penalty.lambda1": [1e-4, 1e-3], "seed": [1, 2] }
        }
        """
            .formatted(epochs);
    return Files.writeString(folder.resolve("tiny.json"), spec).getFileName().toString();
  }

  /** Returns the folder of the experiment. */
  static Path experiment(Path results) {
    return results.resolve("tiny");
  }

  /** Returns how many bytes of metrics all runs have: it changes when an epoch ends. */
  static long trained(Path results) throws IOException {
    long bytes = 0;
    for (Path file : files(results, "metrics.jsonl")) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** Returns whether any run has something to go on from. */
  static boolean hasCheckpoint(Path results) throws IOException {
    return !files(results, "checkpoint-").isEmpty();
  }

  /** Removes all results. */
  static void delete(Path results) throws IOException {
    Path experiment = experiment(results);
    if (Files.exists(experiment)) {
      try (Stream<Path> files = Files.walk(experiment)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> files(Path results, String prefix) throws IOException {
    Path experiment = experiment(results);
    if (!Files.isDirectory(experiment)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(experiment)) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    } catch (UncheckedIOException e) { // a file that was just moved or removed
      return List.of();
    }
  }

  /** Returns the SHA-256 of everything that must not depend on interruptions, by file. */
  static Map<String, String> hashes(Path results) throws IOException {
    Path experiment = experiment(results);
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(experiment).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        hashes.put(experiment.relativize(file).toString(), hash(file));
      }
    }
    return hashes;
  }

  private static String hash(Path file) throws IOException {
    return switch (file.getFileName().toString()) {
      case "summary.csv" -> hash(withoutSeconds(file, ",[^,]*$"));
      case "metrics.jsonl" -> hash(withoutSeconds(file, ",?\"seconds\":[^,}]*"));
      case "result.json", "report.html", "test.json" -> "holds times";
      default -> hash(Files.readAllBytes(file));
    };
  }

  private static byte[] withoutSeconds(Path file, String seconds) throws IOException {
    String text =
        Files.readAllLines(file).stream()
            .map(line -> line.replaceFirst(seconds, ""))
            .collect(joining("\n"));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
