package io.shrinkage.model;

import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A network that somebody built with Deeplearning4j, as flat parameters and gradients.
 *
 * <p>Its layers with parameters are dense, output, convolution or batch-norm layers, of which this
 * program knows what enters an output. What DL4J does between gradient and step (regularization,
 * gradient normalization, constraints) must not be asked for, since it would be left out.
 */
public final class GivenNetwork {

  private static final Set<Class<?>> KNOWN =
      Set.of(DenseLayer.class, OutputLayer.class, ConvolutionLayer.class, BatchNormalization.class);

  private final Model model;
  private final Consumer<DataSet> backpropagation;
  private final List<ParameterTensor> tensors;

  private GivenNetwork(
      Model model, Layer[] layers, Consumer<DataSet> backpropagation, Penalty penalty) {
    if (model.params().dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "network: its data type must be FLOAT, got " + model.params().dataType());
    }
    for (Layer layer : layers) {
      check(layer);
    }
    this.model = model;
    this.backpropagation = backpropagation;
    this.tensors = ParameterLayout.of(layers, layer -> frozen(layer) ? new NoPenalty() : penalty);
  }

  /**
   * Takes a network that is initialized.
   *
   * @param penalty on its weights; frozen layers have none
   * @throws IllegalArgumentException if it has layers or settings that would be misread or left out
   */
  public static GivenNetwork of(MultiLayerNetwork network, Penalty penalty) {
    checkInitialized(network.getLayers());
    return new GivenNetwork(
        network,
        network.getLayers(),
        batch -> {
          network.setInput(batch.getFeatures());
          network.setLabels(batch.getLabels());
          network.computeGradientAndScore();
        },
        penalty);
  }

  /**
   * Takes a graph with one input and one output that is initialized.
   *
   * @param penalty on its weights; frozen layers have none
   * @throws IllegalArgumentException if it has layers or settings that would be misread or left out
   */
  public static GivenNetwork of(ComputationGraph graph, Penalty penalty) {
    checkInitialized(graph.getLayers());
    if (graph.getNumInputArrays() != 1 || graph.getNumOutputArrays() != 1) {
      throw new IllegalArgumentException(
          "network: must have one input and one output, got %d and %d"
              .formatted(graph.getNumInputArrays(), graph.getNumOutputArrays()));
    }
    return new GivenNetwork(
        graph,
        graph.getLayers(),
        batch -> {
          graph.setInputs(batch.getFeatures());
          graph.setLabels(batch.getLabels());
          graph.computeGradientAndScore();
        },
        penalty);
  }

  /** Returns the parameter tensors in flat order, with the penalty of each. */
  public List<ParameterTensor> tensors() {
    return tensors;
  }

  /** Returns a copy of the flat parameters. */
  public float[] parameters() {
    return FlatArray.read(model.params());
  }

  /** Sets all flat parameters. */
  public void parameters(float[] parameters) {
    FlatArray.write(parameters, model.params());
  }

  /**
   * Computes the gradient of the summed loss of a batch, in training mode.
   *
   * @param batch without masks
   * @param gradient receives the flat gradient of the sum over the batch; batch-norm's running
   *     statistics receive old minus new
   * @return the mean data loss of the batch
   */
  public double gradient(DataSet batch, float[] gradient) {
    if (batch.hasMaskArrays()) {
      throw new IllegalArgumentException("batch: must have no masks");
    }
    backpropagation.accept(batch);
    FlatArray.read(model.getGradientsViewArray(), gradient);
    return model.score();
  }

  private static void checkInitialized(Layer[] layers) {
    if (layers == null) {
      throw new IllegalArgumentException("network: must be initialized; call init() first");
    }
  }

  private static boolean frozen(Layer layer) {
    return layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop;
  }

  private static void check(Layer layer) {
    if (layer.numParams() == 0) {
      return;
    }
    var declared = layer.conf().getLayer();
    String name = ParameterLayout.name(layer);
    if (!KNOWN.contains(declared.getClass())) {
      throw new IllegalArgumentException(
          "layer %s: must be a dense, output, convolution or batch-norm layer, got %s"
              .formatted(name, declared.getClass().getSimpleName()));
    }
    if (!frozen(layer)) {
      checkSettings(layer, name, (BaseLayer) declared);
    }
  }

  private static void checkSettings(Layer layer, String name, BaseLayer base) {
    for (String key : layer.paramTable().keySet()) {
      List<String> held = Dl4jRegularization.describe(base.getRegularizationByParam(key));
      demand(held.isEmpty(), name, "regularization of its own", held);
    }
    GradientNormalization normalization = base.getGradientNormalization();
    demand(
        normalization == null || normalization == GradientNormalization.None,
        name,
        "gradient normalization",
        normalization);
    demand(
        base.getConstraints() == null || base.getConstraints().isEmpty(),
        name,
        "constraints",
        base.getConstraints());
  }

  private static void demand(boolean absent, String layer, String what, Object got) {
    if (!absent) {
      throw new IllegalArgumentException(
          "layer %s: must have no %s, which would be left out, got %s".formatted(layer, what, got));
    }
  }
}
