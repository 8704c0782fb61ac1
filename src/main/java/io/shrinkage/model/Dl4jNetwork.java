package io.shrinkage.model;

import io.shrinkage.data.ImageShape;
import io.shrinkage.penalty.Penalty;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A network computed by DL4J's layers. */
public final class Dl4jNetwork implements Network {

  private final TrainingGraph graph;
  private final List<ParameterTensor> tensors;
  private final ImageShape input;
  private final int classes;
  private final Map<Integer, INDArray> features = new HashMap<>();
  private final Map<Integer, INDArray> labels = new HashMap<>();

  private Dl4jNetwork(TrainingGraph graph, NetworkDeclaration declaration) {
    this.graph = graph;
    this.tensors = ParameterLayout.of(graph.getLayers(), penalties(declaration));
    this.input = declaration.input();
    this.classes = declaration.classes();
  }

  /**
   * Builds a network in the calling thread; its parameters are those of {@link InitialWeights}.
   *
   * @param loss of the output layer's values, which pass without an activation
   */
  public static Dl4jNetwork build(NetworkDeclaration declaration, ILossFunction loss, long seed) {
    OutputHead head = new OutputHead(new ActivationIdentity(), loss);
    TrainingGraph graph =
        new TrainingGraph(GraphBuilder.build(declaration, head, Dl4jNetwork::fast, seed));
    graph.init();
    Dl4jNetwork network = new Dl4jNetwork(graph, declaration);
    float[] parameters = network.parameters();
    InitialWeights.write(declaration.model().initializer(), network.tensors, seed, parameters);
    network.parameters(parameters);
    return network;
  }

  private static IActivation fast(Activation activation) {
    return activation == Activation.RELU ? new FastRelu() : Dl4jActivation.of(activation);
  }

  private static Function<Layer, Penalty> penalties(NetworkDeclaration declaration) {
    Map<String, Penalty> penalties = new HashMap<>();
    for (NetworkShapes.Step step :
        NetworkShapes.infer(declaration.model(), declaration.input(), declaration.classes())) {
      Penalty own = LayerSpec.penalty(step.layer());
      if (own != null) {
        penalties.put(step.name(), own);
      }
    }
    return layer ->
        penalties.getOrDefault(layer.conf().getLayer().getLayerName(), declaration.penalty());
  }

  @Override
  public List<ParameterTensor> tensors() {
    return tensors;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public float[] parameters() {
    return FlatArray.read(graph.params());
  }

  @Override
  public void parameters(float[] parameters) {
    FlatArray.write(parameters, graph.params());
  }

  @Override
  public double gradient(float[] images, float[] targets, int count, float[] gradient) {
    graph.setInputs(features(images, count));
    graph.setLabels(labels(targets, count));
    graph.computeGradientAndScore();
    FlatArray.read(graph.getFlattenedGradients(), gradient);
    return graph.score();
  }

  @Override
  public void infer(float[] images, int count, float[] values, int offset) {
    INDArray output = graph.outputSingle(false, features(images, count));
    float[] raw = FlatArray.read(output);
    boolean rowMajor = output.stride(1) == 1;
    for (int row = 0; row < count; row++) {
      for (int unit = 0; unit < classes; unit++) {
        values[offset + row * classes + unit] =
            raw[rowMajor ? row * classes + unit : unit * count + row];
      }
    }
    output.close();
  }

  @Override
  public void seedDropout(long seed) {
    Nd4j.getRandom().setSeed(seed);
  }

  @Override
  public Map<String, List<String>> regularization() {
    Map<String, List<String>> held = new LinkedHashMap<>();
    for (Layer layer : graph.getLayers()) {
      if (layer.conf().getLayer() instanceof BaseLayer base) {
        String name = base.getLayerName();
        for (String key : layer.paramTable().keySet()) {
          held.put(
              name + "." + key, Dl4jRegularization.describe(base.getRegularizationByParam(key)));
        }
      }
    }
    return held;
  }

  @Override
  public String updater() {
    for (Layer layer : graph.getLayers()) {
      if (layer.conf().getLayer() instanceof BaseLayer base && layer.numParams() > 0) {
        return String.valueOf(base.getIUpdater());
      }
    }
    return "none";
  }

  @Override
  public Map<String, String> engine() {
    return Map.of("engine", "dl4j", "layer_helpers", helpers());
  }

  /** Returns how many of the layers that can have a oneDNN helper use it, such as "4 of 4". */
  String helpers() {
    int able = 0;
    int used = 0;
    for (Layer layer : graph.getLayers()) {
      if (layer instanceof ConvolutionLayer
          || layer instanceof SubsamplingLayer
          || layer instanceof BatchNormalization) {
        able++;
        used += layer.getHelper() == null ? 0 : 1;
      }
    }
    return used + " of " + able;
  }

  /** Frees the network's memory, and that of the calling thread's workspaces. */
  @Override
  public void close() {
    features.values().forEach(INDArray::close);
    labels.values().forEach(INDArray::close);
    NativeBackend.free(graph);
    NativeBackend.trim();
  }

  private INDArray features(float[] images, int count) {
    INDArray array =
        features.computeIfAbsent(
            count,
            n -> Nd4j.create(DataType.FLOAT, n, input.channels(), input.height(), input.width()));
    FlatArray.write(images, count * input.pixels(), array);
    return array;
  }

  private INDArray labels(float[] targets, int count) {
    INDArray array = labels.computeIfAbsent(count, n -> Nd4j.create(DataType.FLOAT, n, classes));
    FlatArray.write(targets, count * classes, array);
    return array;
  }

  /** Leaves the penalty out of the score: DL4J computes every layer's norm in every step for it. */
  private static final class TrainingGraph extends ComputationGraph {

    private static final long serialVersionUID = 1;

    TrainingGraph(ComputationGraphConfiguration configuration) {
      super(configuration);
    }

    @Override
    public double calcRegularizationScore(boolean backpropOnlyParams) {
      return 0;
    }
  }
}
