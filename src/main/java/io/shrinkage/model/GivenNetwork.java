package io.shrinkage.model;

import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
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
      GivenLayer.check(layer);
    }
    this.model = model;
    this.backpropagation = backpropagation;
    this.tensors =
        ParameterLayout.of(layers, layer -> GivenLayer.frozen(layer) ? new NoPenalty() : penalty);
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
    for (GraphVertex vertex : graph.getVertices()) {
      if (!vertex.hasLayer() && vertex.numParams() > 0) {
        throw new IllegalArgumentException(
            "vertex %s: must have no parameters, got %d"
                .formatted(vertex.getVertexName(), vertex.numParams()));
      }
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
}
