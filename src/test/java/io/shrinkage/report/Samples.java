package io.shrinkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.shrinkage.run.RunStatus;
import io.shrinkage.run.StoredExperiment;
import io.shrinkage.run.StoredRun;
import io.shrinkage.run.TestRecord;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Made-up experiments with the shape of real ones. */
final class Samples {
  static final ObjectMapper JSON = new ObjectMapper();

  private Samples() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static SweepAxis axis(String path, String values) {
    List<JsonNode> nodes = new ArrayList<>();
    json(values).forEach(nodes::add);
    return new SweepAxis(path, nodes);
  }

  /** Returns an epoch with round numbers: one layer of 100 weights. */
  static EpochMetrics epoch(
      int epoch, double trainAccuracy, double validationAccuracy, double trainLoss, double gap) {
    return epoch(epoch, trainAccuracy, validationAccuracy, trainLoss, gap, 0, 10, 0.2);
  }

  static EpochMetrics epoch(
      int epoch,
      double trainAccuracy,
      double validationAccuracy,
      double trainLoss,
      double gap,
      long zeros,
      double norm,
      double majority) {
    return new EpochMetrics(
        epoch,
        trainLoss,
        trainLoss + gap,
        trainAccuracy,
        validationAccuracy,
        0.1,
        trainLoss + 0.1,
        List.of(new LayerWeights("0-dense", norm, 5 * norm, 100, zeros, 10, zeros / 20)),
        majority,
        1.5);
  }

  /** Returns a completed run, whose id says its place in the plan. */
  static StoredRun run(
      int number, Map<String, JsonNode> assignment, String type, EpochMetrics... epochs) {
    return new StoredRun(
        "%012x".formatted(number),
        RunStatus.COMPLETED,
        assignment.containsKey("seed") ? assignment.get("seed").longValue() : 1,
        assignment,
        type,
        strengths(assignment),
        epoch(0, 0.1, 0.1, 2.3, 0),
        List.of(epochs),
        card(type, strengths(assignment)),
        json("{}"),
        null,
        json("{\"version\": \"0.1.0\"}"),
        null);
  }

  /** Returns the run as if it had been read back with these. */
  static StoredRun with(StoredRun run, JsonNode executed, @Nullable Diagnostics diagnostics) {
    return new StoredRun(
        run.id(),
        run.status(),
        run.seed(),
        run.assignment(),
        run.penaltyType(),
        run.strengths(),
        run.initial(),
        run.epochs(),
        run.penaltyCard(),
        executed,
        diagnostics,
        run.provenance(),
        run.cause());
  }

  /** Returns the run with another penalty card. */
  static StoredRun carded(StoredRun run, JsonNode card) {
    return new StoredRun(
        run.id(),
        run.status(),
        run.seed(),
        run.assignment(),
        run.penaltyType(),
        run.strengths(),
        run.initial(),
        run.epochs(),
        card,
        run.executed(),
        run.diagnostics(),
        run.provenance(),
        run.cause());
  }

  /** Returns the card of a run whose self-check passed, or had nothing to check. */
  private static JsonNode card(String type, Map<String, Double> strengths) {
    double lambda = strengths.values().stream().mapToDouble(Double::doubleValue).sum();
    return lambda == 0 || type.equals("none")
        ? Cards.of(Cards.SKIPPED)
        : Cards.of(Cards.PASSED, Cards.entry(type, lambda, "0-dense.W"));
  }

  /** Returns the run with another provenance. */
  static StoredRun from(StoredRun run, JsonNode provenance) {
    return new StoredRun(
        run.id(),
        run.status(),
        run.seed(),
        run.assignment(),
        run.penaltyType(),
        run.strengths(),
        run.initial(),
        run.epochs(),
        run.penaltyCard(),
        run.executed(),
        run.diagnostics(),
        provenance,
        run.cause());
  }

  static StoredRun ended(StoredRun run, RunStatus status, String cause) {
    return new StoredRun(
        run.id(),
        status,
        run.seed(),
        run.assignment(),
        run.penaltyType(),
        run.strengths(),
        run.initial(),
        status == RunStatus.COMPLETED ? run.epochs() : List.of(),
        run.penaltyCard(),
        run.executed(),
        null,
        run.provenance(),
        cause);
  }

  private static Map<String, Double> strengths(Map<String, JsonNode> assignment) {
    Map<String, Double> strengths = new LinkedHashMap<>();
    for (String name : List.of("lambda", "lambda1", "lambda2")) {
      JsonNode direct = assignment.get("penalty." + name);
      JsonNode inside =
          assignment.getOrDefault("penalty", JsonNodeFactory.instance.objectNode()).path(name);
      if (direct != null) {
        strengths.put(name, direct.doubleValue());
      } else if (inside.isNumber()) {
        strengths.put(name, inside.doubleValue());
      }
    }
    return strengths;
  }

  /** Returns the outer product of the axes, as a plan makes it. */
  static List<Map<String, JsonNode>> plan(List<SweepAxis> axes) {
    List<Map<String, JsonNode>> plan = List.of(Map.of());
    for (SweepAxis axis : axes) {
      List<Map<String, JsonNode>> longer = new ArrayList<>();
      for (Map<String, JsonNode> start : plan) {
        for (JsonNode value : axis.values()) {
          Map<String, JsonNode> assignment = new LinkedHashMap<>(start);
          assignment.put(axis.path(), value);
          longer.add(assignment);
        }
      }
      plan = longer;
    }
    return plan;
  }

  /** Returns the verdict of an experiment whose test part nobody has looked at. */
  static Verdict verdict(StoredExperiment experiment) {
    return verdict(experiment, TestRecord.NONE);
  }

  /** Returns the verdict, which must be the same whatever the locale. */
  static Verdict verdict(StoredExperiment experiment, TestRecord tests) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Verdict german = fresh(experiment, tests);
      Locale.setDefault(Locale.ROOT);
      assertThat(german).isEqualTo(fresh(experiment, tests));
      return german;
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Verdict fresh(StoredExperiment experiment, TestRecord tests) {
    Analysis analysis = Analysis.of(Sweep.of(experiment));
    return Verdicts.of(analysis, tests, new Limits(analysis, experiment.spec()));
  }

  static StoredExperiment experiment(String name, List<SweepAxis> axes, List<StoredRun> runs) {
    return new StoredExperiment(name, "A small network on few images.", spec(), axes, runs);
  }

  static JsonNode spec() {
    return json(
        """
        {"name": "cifar-l2", "seed": 1,
         "data": {"dataset": "cifar10-small", "train": 4000, "validation": 1000, "test": 1000,
           "order": "shuffled", "scale": "standardize", "augment": [], "labelNoise": 0.0},
         "model": {"initializer": "he-normal", "layers": [
           {"type": "conv", "filters": 32, "kernel": 3, "activation": "relu"},
           {"type": "conv", "filters": 32, "kernel": 3, "activation": "relu"},
           {"type": "max-pool", "size": 2}, {"type": "dense", "units": 128, "activation": "relu"},
           {"type": "output"}]},
         "penalty": {"type": "l2", "lambda": 1e-4, "biases": false},
         "training": {"optimizer": {"type": "sgd", "learningRate": 0.02, "momentum": 0.9,
           "nesterov": true}, "schedule": {"type": "constant"}, "loss": "cross-entropy",
           "batchSize": 64, "epochs": 10}}
        """);
  }

  /**
   * Returns a sweep with plausible curves: overfitting without a penalty, collapse at a huge one.
   */
  static StoredExperiment plausible(String name, String type, List<SweepAxis> axes, int epochs) {
    List<StoredRun> runs = new ArrayList<>();
    for (Map<String, JsonNode> assignment : plan(axes)) {
      String its =
          assignment.containsKey("penalty")
              ? assignment.get("penalty").path("type").asText()
              : type;
      double lambda =
          strengths(assignment).values().stream().mapToDouble(Double::doubleValue).sum();
      boolean zeros = its.equals("l1") && !assignment.containsValue(json("\"subgradient\""));
      var random = new SplittableRandom(assignment.hashCode());
      List<EpochMetrics> curve = new ArrayList<>();
      for (int epoch = 1; epoch <= epochs; epoch++) {
        curve.add(plausible(epoch, lambda, zeros, random));
      }
      runs.add(run(runs.size() + 1, assignment, its, curve.toArray(EpochMetrics[]::new)));
    }
    return experiment(name, axes, runs);
  }

  private static EpochMetrics plausible(
      int epoch, double lambda, boolean zeros, SplittableRandom random) {
    if (lambda >= 0.05) {
      return epoch(epoch, 0.1, 0.1, 2.303, 0.001, 100, 0.01, 1);
    }
    double shrink = 1 / (1 + 300 * lambda);
    double fit = (1 - Math.exp(-epoch / 4.0)) * (0.55 + 0.45 * shrink);
    double over = 0.42 * fit * fit * shrink * shrink;
    double noise = random.nextDouble(-0.012, 0.012);
    double train = 0.1 + 0.9 * fit;
    double trainLoss = 2.3 * Math.pow(1 - 0.98 * fit, 1.2);
    long zero = zeros ? Math.round(100 * (1 - Math.pow(shrink, 2)) * epoch / 12.0) : 0;
    return epoch(
        epoch,
        train,
        train - over + noise,
        trainLoss + noise / 4,
        3.5 * over * over + 0.7 * over + Math.abs(noise),
        Math.min(99, zero),
        30 * shrink + 10 * noise,
        0.15);
  }

  /** Returns the run as a race left it after so many epochs. */
  static StoredRun stopped(StoredRun run, int epochs, String cause) {
    return new StoredRun(
        run.id(),
        RunStatus.STOPPED,
        run.seed(),
        run.assignment(),
        run.penaltyType(),
        run.strengths(),
        run.initial(),
        run.epochs().subList(0, epochs),
        run.penaltyCard(),
        run.executed(),
        null,
        run.provenance(),
        cause);
  }
}
