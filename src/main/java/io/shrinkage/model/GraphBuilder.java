package io.shrinkage.model;

import io.shrinkage.data.ImageShape;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;

/** Builds the DL4J configuration of a network, layer names as {@link NetworkShapes} gives them. */
final class GraphBuilder {

  private static final String INPUT = "input";

  private final Penalty penalty;
  private final OutputHead head;
  private final Function<Activation, IActivation> activations;
  private final Map<String, NetworkShapes.Step> steps;
  private final ComputationGraphConfiguration.GraphBuilder graph;

  private GraphBuilder(
      NetworkDeclaration network,
      OutputHead head,
      Function<Activation, IActivation> activations,
      ComputationGraphConfiguration.GraphBuilder graph) {
    this.penalty = network.penalty();
    this.head = head;
    this.activations = activations;
    this.graph = graph;
    this.steps =
        NetworkShapes.infer(network.model(), network.input(), network.classes()).stream()
            .collect(Collectors.toMap(NetworkShapes.Step::name, Function.identity()));
  }

  /**
   * Returns the configuration.
   *
   * @param activations what each activation is in this network
   * @param seed of DL4J's own random numbers, which dropout alone draws
   */
  static ComputationGraphConfiguration build(
      NetworkDeclaration network,
      OutputHead head,
      Function<Activation, IActivation> activations,
      long seed) {
    ImageShape input = network.input();
    ComputationGraphConfiguration.GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.ZERO)
            .updater(Dl4jUpdater.of(network.optimizer()))
            .cacheMode(CacheMode.DEVICE)
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(
                InputType.convolutional(input.height(), input.width(), input.channels()));
    GraphBuilder builder = new GraphBuilder(network, head, activations, graph);
    String last = builder.append(network.model().layers(), "", INPUT);
    return graph.setOutputs(last).build();
  }

  private String append(List<LayerSpec> layers, String prefix, String input) {
    String last = input;
    for (int i = 0; i < layers.size(); i++) {
      String name = NetworkShapes.name(prefix, i, layers.get(i));
      last = append(layers.get(i), name, last);
    }
    return last;
  }

  private String append(LayerSpec spec, String name, String input) {
    if (spec instanceof LayerSpec.Residual residual) {
      return residual(residual, name, input);
    }
    graph.addLayer(name, layer(spec), input);
    if (spec instanceof LayerSpec.BatchNorm norm) {
      return activation(norm.activation(), name, name + ".activation");
    }
    return name;
  }

  private String residual(LayerSpec.Residual residual, String name, String input) {
    String inner = append(residual.layers(), name + ".", input);
    NetworkShapes.Step step = step(name);
    int stride = NetworkShapes.projectionStride(step.in(), step.out(), step.path());
    String shortcut = input;
    if (stride > 0) {
      shortcut = name + ".projection";
      graph.addLayer(shortcut, projection(step.out(), stride), input);
    }
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), inner, shortcut);
    return activation(residual.activation(), name, name + ".activation");
  }

  private NetworkShapes.Step step(String name) {
    NetworkShapes.Step step = steps.get(name);
    if (step == null) {
      throw new IllegalStateException("no shape for layer " + name);
    }
    return step;
  }

  private String activation(Activation activation, String input, String name) {
    if (activation == Activation.IDENTITY) {
      return input;
    }
    graph.addLayer(name, new ActivationLayer(activations.apply(activation)), input);
    return name;
  }

  private Layer projection(FeatureShape out, int stride) {
    if (out.flat()) {
      return penalized(
          new DenseLayer.Builder()
              .nOut(out.channels())
              .activation(activations.apply(Activation.IDENTITY))
              .hasBias(false),
          penalty);
    }
    return penalized(
        new ConvolutionLayer.Builder(1, 1)
            .nOut(out.channels())
            .stride(stride, stride)
            .convolutionMode(ConvolutionMode.Same)
            .activation(activations.apply(Activation.IDENTITY))
            .hasBias(false),
        penalty);
  }

  private Layer layer(LayerSpec spec) {
    if (spec instanceof LayerSpec.Conv conv) {
      return penalized(
          new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
              .nOut(conv.filters())
              .stride(conv.stride(), conv.stride())
              .convolutionMode(mode(conv.padding()))
              .activation(activations.apply(conv.activation()))
              .hasBias(conv.bias()),
          conv.penalty() == null ? penalty : conv.penalty());
    }
    if (spec instanceof LayerSpec.Dense dense) {
      return penalized(
          new DenseLayer.Builder()
              .nOut(dense.units())
              .activation(activations.apply(dense.activation()))
              .hasBias(dense.bias()),
          dense.penalty() == null ? penalty : dense.penalty());
    }
    if (spec instanceof LayerSpec.Output output) {
      return penalized(
          new OutputLayer.Builder(head.loss()).nOut(classes()).activation(head.activation()),
          output.penalty() == null ? penalty : output.penalty());
    }
    return withoutWeights(spec);
  }

  private static Layer withoutWeights(LayerSpec spec) {
    if (spec instanceof LayerSpec.MaxPool pool) {
      return pool(PoolingType.MAX, pool.size(), pool.stride(), pool.padding());
    }
    if (spec instanceof LayerSpec.AvgPool pool) {
      return pool(PoolingType.AVG, pool.size(), pool.stride(), pool.padding());
    }
    if (spec instanceof LayerSpec.GlobalAvgPool) {
      return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }
    if (spec instanceof LayerSpec.BatchNorm norm) {
      return new BatchNormalization.Builder()
          .decay(norm.decay())
          .eps(norm.epsilon())
          .useLogStd(false)
          .build();
    }
    if (spec instanceof LayerSpec.Dropout dropout) {
      return new DropoutLayer.Builder(1 - dropout.rate()).build(); // DL4J's number is retained
    }
    throw new IllegalArgumentException("unknown layer " + spec);
  }

  private static Layer pool(PoolingType type, int size, @Nullable Integer stride, Padding padding) {
    int step = NetworkShapes.stride(stride, size);
    return new SubsamplingLayer.Builder(type)
        .kernelSize(size, size)
        .stride(step, step)
        .convolutionMode(mode(padding))
        .build();
  }

  private int classes() {
    return steps.values().stream()
        .filter(step -> step.layer() instanceof LayerSpec.Output)
        .mapToInt(step -> step.out().channels())
        .findFirst()
        .orElseThrow();
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private static Layer penalized(BaseLayer.Builder<?> layer, Penalty penalty) {
    layer.regularization(Dl4jRegularization.of(penalty));
    layer.regularizationBias(Dl4jRegularization.of(penalty.biases() ? penalty : new NoPenalty()));
    return layer.build();
  }
}
