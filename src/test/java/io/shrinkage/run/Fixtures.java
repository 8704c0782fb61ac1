package io.shrinkage.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shrinkage.data.Amount;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.Order;
import io.shrinkage.data.Scale;
import io.shrinkage.model.Activation;
import io.shrinkage.model.Initializer;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.Penalties;
import io.shrinkage.schedule.ConstantSchedule;
import io.shrinkage.spec.Experiment;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SweepAxis;
import io.shrinkage.spec.SweptRun;
import io.shrinkage.train.Checkpoint;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import io.shrinkage.train.Executed;
import io.shrinkage.train.Loss;
import io.shrinkage.train.PenaltyCard;
import io.shrinkage.train.RunStart;
import io.shrinkage.train.SelfCheck;
import io.shrinkage.train.Tensor;
import io.shrinkage.train.TrainingResult;
import io.shrinkage.train.TrainingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small experiments, runs and results. */
final class Fixtures {
  static final DataSpec DATA =
      new DataSpec(
          Dataset.CIFAR10_SMALL,
          null,
          null,
          Amount.count(40),
          Amount.count(20),
          null,
          Amount.count(20),
          Order.SHUFFLED,
          1,
          Scale.STANDARDIZE,
          List.of(),
          0);
  static final DataIdentity IDENTITY = new DataIdentity("cifar10-small", "aa", "bb", "cc", 40);

  private Fixtures() {}

  /** A tiny convolutional network with dropout, trained for two epochs of five batches. */
  static RunSpec spec(double lambda, long seed) {
    List<LayerSpec> layers =
        List.of(
            new LayerSpec.Conv(3, 3, 2, Padding.SAME, Activation.RELU, true, null),
            new LayerSpec.Dropout(0.25),
            new LayerSpec.Output(null, null));
    return new RunSpec(
        seed,
        DATA,
        new ModelSpec(new Initializer.HeNormal(), layers),
        Penalties.l2(lambda, false),
        new TrainingSpec(
            new Sgd(0.05, 0.9, true), new ConstantSchedule(0), Loss.CROSS_ENTROPY, 8, 2));
  }

  static SweptRun swept(double lambda, long seed) {
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    resolved.put("seed", seed);
    resolved.putObject("data").put("dataset", "cifar10-small");
    resolved.putObject("model");
    resolved.putObject("penalty").put("type", "l2").put("lambda", lambda);
    resolved.putObject("training").put("epochs", 2);
    Map<String, JsonNode> assignment = new LinkedHashMap<>();
    assignment.put("penalty.lambda", DoubleNode.valueOf(lambda));
    assignment.put("seed", IntNode.valueOf(Math.toIntExact(seed)));
    return new SweptRun(spec(lambda, seed), resolved, assignment);
  }

  /** Every lambda with every seed, the lambdas slowest. */
  static Experiment experiment(String name, List<Double> lambdas, List<Long> seeds) {
    List<SweptRun> runs = new ArrayList<>();
    lambdas.forEach(lambda -> seeds.forEach(seed -> runs.add(swept(lambda, seed))));
    List<JsonNode> lambdaNodes = new ArrayList<>();
    lambdas.forEach(lambda -> lambdaNodes.add(DoubleNode.valueOf(lambda)));
    List<JsonNode> seedNodes = new ArrayList<>();
    seeds.forEach(seed -> seedNodes.add(IntNode.valueOf(Math.toIntExact(seed))));
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    resolved.put("name", name);
    return new Experiment(
        name,
        "a description",
        false,
        null,
        null,
        resolved,
        List.of(new SweepAxis("penalty.lambda", lambdaNodes), new SweepAxis("seed", seedNodes)),
        runs);
  }

  static Plan plan(Experiment experiment) {
    return Plan.of(experiment, data -> IDENTITY);
  }

  static EpochMetrics metrics(int epoch, double validationLoss) {
    return new EpochMetrics(
        epoch,
        0.5,
        validationLoss,
        0.75,
        0.625,
        0.125,
        0.625,
        List.of(
            new LayerWeights("0-conv", 2.5, 10.25, 81, 3, 3, 0),
            new LayerWeights("2-output", 1.5, 7.0, 7680, 0, 3, 0)),
        0.25,
        1.75);
  }

  static Executed executed() {
    return new Executed(
        7774,
        7761,
        7761,
        List.of(
            new Executed.TensorPenalty(
                "0-conv.W",
                "weight",
                List.of(3L, 3L, 3L, 3L),
                81,
                "l2",
                0,
                1e-4,
                0,
                0,
                27,
                "",
                "",
                "zero",
                "constant")),
        Map.of("0-conv", List.of("L2(2.0E-4)")),
        "Nesterovs",
        "Sgd",
        "constant",
        5,
        Map.of("backend", "CPU"));
  }

  static RunStart start() {
    PenaltyCard.Entry entry =
        new PenaltyCard.Entry(
            "l2",
            "J = J\u2080 + 1e-4 \u00b7 \u03a3 w\u00b2",
            "coupled",
            "joins the gradient",
            List.of("0-conv.W"),
            7761,
            null,
            Map.of("Keras", "L2(1e-4)"));
    SelfCheck check = new SelfCheck(SelfCheck.Outcome.PASSED, 2, 1e-7, 1e-5, "");
    return new RunStart(metrics(0, 2.5), executed(), new PenaltyCard(List.of(entry), check));
  }

  static TrainingResult result(@Nullable String divergence, List<EpochMetrics> epochs) {
    Tensor tensor = new Tensor("0-conv.W", "weight", new int[] {2, 2}, new float[] {1, 0, -2, 3});
    return new TrainingResult(
        divergence, metrics(0, 2.5), epochs, executed(), List.of(tensor), new float[0], null);
  }

  /** Returns what a run leaves between two epochs. */
  static Checkpoint checkpoint(int epoch) {
    float[] parameters = {epoch, -0.0f, Float.MIN_VALUE, 3e38f};
    return new Checkpoint(epoch, 10L * epoch, parameters, List.of(new float[] {1, 2, 3, epoch}));
  }

  /** Trains nothing: two epochs, the second one better; reports as a trainer does. */
  static RunTrainer stub() {
    return (run, progress, listener) -> {
      listener.started(start());
      List<EpochMetrics> epochs = List.of(metrics(1, 1.5), metrics(2, 1.25));
      for (EpochMetrics epoch : epochs.subList(progress.epochs().size(), 2)) {
        listener.batch(40);
        listener.epoch(epoch);
        if (epoch.epoch() == 1) {
          listener.checkpoint(checkpoint(1));
        }
      }
      return result(null, epochs);
    };
  }
}
