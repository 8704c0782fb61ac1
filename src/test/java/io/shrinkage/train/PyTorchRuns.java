package io.shrinkage.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shrinkage.data.ImageShape;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs of pytorch-network.jsonl, and ours from the same specs, weights and batches. */
final class PyTorchRuns {

  private static final int STEPS = 20;
  private static final int CLASSES = 3;
  private static final ImageShape SHAPE = new ImageShape(2, 6, 6);
  private static final List<JsonNode> LINES = lines();

  /** Tensors of the network below by PyTorch's names, in the order of both. */
  private static final Map<String, String> NAMES =
      Map.of(
          "conv.weight", "1-conv.W",
          "conv.bias", "1-conv.b",
          "dense.weight", "3-dense.W",
          "dense.bias", "3-dense.b",
          "output.weight", "4-output.W",
          "output.bias", "4-output.b");

  private PyTorchRuns() {}

  /** One run of the script, with the weights after its last step by tensor. */
  record Run(JsonNode optimizer, JsonNode penalty, Map<String, double[]> weights) {

    @Override
    public String toString() {
      return optimizer + " " + penalty;
    }
  }

  static List<Run> all() {
    return LINES.stream()
        .skip(1)
        .map(line -> new Run(line.get("optimizer"), line.get("penalty"), tensors(line, "final")))
        .toList();
  }

  /** The weights that all runs start from. */
  static Map<String, double[]> initial() {
    return tensors(LINES.get(0), "initial");
  }

  /** What the weights become here, by PyTorch's names. */
  static Map<String, double[]> train(Run run, Path folder) {
    NativeBackend.useOneThread();
    RunSpec spec = spec(run, folder);
    NetworkDeclaration declaration =
        new NetworkDeclaration(
            spec.model(), SHAPE, CLASSES, spec.penalty(), spec.training().optimizer());
    try (Network network = Networks.build(declaration, spec.training().loss(), 1)) {
      float[] w = network.parameters();
      exchange(network.tensors(), w, initial(), true);
      network.parameters(w);
      JsonNode batches = LINES.get(0).get("batches");
      TrainingPlan plan =
          new TrainingPlan(
              spec.training().optimizer(),
              spec.training().schedule(),
              batches.size(),
              spec.training().epochs());
      TrainingStep step = new TrainingStep(plan, TrainingRun.ranges(network.tensors()), w);
      float[] gradient = new float[w.length];
      for (int t = 0; t < STEPS; t++) {
        JsonNode batch = batches.get(t % batches.size());
        int count = batch.get("labels").size();
        network.gradient(images(batch), targets(batch), count, gradient);
        step.apply(w, gradient, count);
        network.parameters(w);
      }
      Map<String, double[]> trained = initial();
      exchange(network.tensors(), w, trained, false);
      return trained;
    }
  }

  /** The learning rate halves after 12 of the 20 steps, 3 of which make an epoch. */
  private static RunSpec spec(Run run, Path folder) {
    String text =
        """
        {"name": "oracle", "data": {"dataset": "mnist"},
         "model": {"layers": [
           {"type": "conv", "filters": 4, "kernel": 3, "padding": "valid", "activation": "tanh"},
           {"type": "avg-pool", "size": 2},
           {"type": "dense", "units": 6, "activation": "tanh"},
           {"type": "output"}]},
         "penalty": %s,
         "training": {"optimizer": %s, "epochs": 7,
           "schedule": {"type": "step", "everyEpochs": 4, "factor": 0.5}}}
        """
            .formatted(run.penalty, run.optimizer);
    try {
      Path file = Files.writeString(folder.resolve("oracle.json"), text);
      return SpecReader.read(file).runs().get(0).spec();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies values into the flat parameters or out of them. PyTorch's [units, inputs] in row-major
   * order and DL4J's [inputs, units] in column-major order are the same sequence.
   */
  private static void exchange(
      List<ParameterTensor> tensors, float[] w, Map<String, double[]> values, boolean in) {
    assertThat(tensors).extracting(ParameterTensor::name).hasSameElementsAs(NAMES.values());
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      ParameterTensor tensor =
          tensors.stream().filter(t -> t.name().equals(name.getValue())).findFirst().orElseThrow();
      double[] own = values.get(name.getKey());
      assertThat(own).hasSize(tensor.size());
      if (tensor.shape().size() > 1) {
        assertThat(tensor.order()).isEqualTo(tensor.shape().size() == 2 ? 'f' : 'c');
      }
      for (int i = 0; i < own.length; i++) {
        if (in) {
          w[tensor.from() + i] = (float) own[i];
        } else {
          own[i] = w[tensor.from() + i];
        }
      }
    }
  }

  private static float[] images(JsonNode batch) {
    float[] images = new float[batch.get("labels").size() * SHAPE.pixels()];
    for (int i = 0; i < images.length; i++) {
      JsonNode image = batch.get("images").get(i / SHAPE.pixels());
      images[i] = image.get(i % SHAPE.pixels()).floatValue();
    }
    return images;
  }

  private static float[] targets(JsonNode batch) {
    float[] targets = new float[batch.get("labels").size() * CLASSES];
    for (int i = 0; i < batch.get("labels").size(); i++) {
      targets[i * CLASSES + batch.get("labels").get(i).intValue()] = 1;
    }
    return targets;
  }

  private static Map<String, double[]> tensors(JsonNode line, String key) {
    Map<String, double[]> tensors = new LinkedHashMap<>();
    line.get(key)
        .fields()
        .forEachRemaining(
            field -> {
              double[] values = new double[field.getValue().size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = field.getValue().get(i).doubleValue();
              }
              tensors.put(field.getKey(), values);
            });
    return tensors;
  }

  private static List<JsonNode> lines() {
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream in = PyTorchRuns.class.getResourceAsStream("pytorch-network.jsonl")) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      try (var values = mapper.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
        return values.readAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
