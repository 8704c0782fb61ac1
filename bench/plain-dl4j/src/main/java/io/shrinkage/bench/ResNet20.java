package io.shrinkage.bench;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/** ResNet-20 for images of 32 x 32, with 1x1 convolutions as shortcuts where shapes differ. */
final class ResNet20 {
  private final GraphBuilder graph;
  private String last = "input";
  private int channels = 16;

  private ResNet20(GraphBuilder graph) {
    this.graph = graph;
  }

  static ComputationGraph build() {
    GraphBuilder graph =
        Networks.settings(0.02)
            .convolutionMode(ConvolutionMode.Same)
            .graphBuilder()
            .addInputs("input")
            .setInputTypes(InputType.convolutional(32, 32, 3));
    ResNet20 network = new ResNet20(graph);
    network.convolution("first", 3, 16, 1);
    network.norm("first", Activation.RELU);
    for (int filters : new int[] {16, 32, 64}) {
      for (int block = 1; block <= 3; block++) {
        network.block("block" + filters + "." + block, filters);
      }
    }
    graph
        .addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), network.last)
        .addLayer("output", Networks.output(), "pool")
        .setOutputs("output");
    return new ComputationGraph(graph.build());
  }

  private void block(String name, int filters) {
    String input = last;
    boolean wider = filters != channels;
    int stride = wider ? 2 : 1;
    convolution(name + ".1", 3, filters, stride);
    norm(name + ".1", Activation.RELU);
    convolution(name + ".2", 3, filters, 1);
    norm(name + ".2", Activation.IDENTITY);
    String inner = last;
    last = input;
    if (wider) {
      convolution(name + ".shortcut", 1, filters, stride);
    }
    graph
        .addVertex(name + ".sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), inner, last)
        .addLayer(name, new ActivationLayer(Activation.RELU), name + ".sum");
    last = name;
    channels = filters;
  }

  private void convolution(String name, int kernel, int filters, int stride) {
    ConvolutionLayer layer =
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .nOut(filters)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build();
    graph.addLayer(name, layer, last);
    last = name;
  }

  private void norm(String name, Activation activation) {
    String norm = name + ".norm";
    graph.addLayer(norm, new BatchNormalization.Builder().build(), last);
    last = norm;
    if (activation != Activation.IDENTITY) {
      graph.addLayer(name + ".relu", new ActivationLayer(activation), norm);
      last = name + ".relu";
    }
  }
}
