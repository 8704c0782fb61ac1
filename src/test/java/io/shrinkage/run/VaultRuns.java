package io.shrinkage.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.SpecReader;
import io.shrinkage.train.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Four tiny real runs that have ended, with batch norm and dropout, and what happens to them. */
final class VaultRuns {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  static final Experiment EXPERIMENT =
      SpecReader.read(
          "sweep.json",
          """
          {
            "name": "sweep", "keepModels": true,
            "data": { "dataset": "cifar10-small", "train": 40, "validation": 20, "test": 30 },
            "model": { "layers": [ { "type": "conv", "filters": 3, "kernel": 3, "stride": 2 },
                                   { "type": "batch-norm" },
                                   { "type": "dropout", "rate": 0.25 },
                                   { "type": "output" } ] },
            "penalty": { "type": "l2", "lambda": 0 },
            "training": { "batchSize": 8, "epochs": 2 },
            "sweep": { "penalty.lambda": [0, 1e-3], "seed": [1, 2] }
          }
          """);
  static final LoadedSplits DATA =
      LoadedSplits.load(List.of(EXPERIMENT.runs().get(0).spec().data()), Path.of("unused"));
  static final List<String> IDS = Plan.of(EXPERIMENT, DATA::identity).ids();

  private VaultRuns() {}

  static Environment environment(int workers) {
    return Environment.current(workers, List.of("run", "sweep.json"));
  }

  /** Trains what is not there yet. */
  static StoredExperiment train(Path results, Runner.Publisher publisher) {
    return new Runner(
            results,
            DATA,
            new LocalExecutor(2, new LocalTrainer(DATA), false),
            new SavedModels(DATA),
            environment(2),
            CLOCK,
            false)
        .run(EXPERIMENT, new Runner.Listener() {}, publisher);
  }

  /** Changes a run's result and seals it again. */
  static void edit(Path experiment, String id, Consumer<ObjectNode> change) {
    Path file = RunFolder.of(experiment, id).file("result.json");
    ObjectNode result = ResultsJson.read(file, ObjectNode.class);
    result.remove("checksum");
    change.accept(result);
    SealedJson.write(file, result);
  }

  /** Adds to the first bias of the output layer, as if the run had been trained again elsewhere. */
  static void shift(Path experiment, String id, double shift) {
    Path file = RunFolder.of(experiment, id).file(RunFolder.WEIGHTS);
    List<Tensor> weights = WeightsFile.read(file);
    weights.get(weights.size() - 1).values()[0] += (float) shift;
    WeightsFile.write(file, weights);
    String hash = hash(file);
    edit(experiment, id, it -> ((ObjectNode) it.path("files")).put(RunFolder.WEIGHTS, hash));
  }

  static String hash(Path file) {
    try {
      return Sha256.hex(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
