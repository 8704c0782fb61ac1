package io.shrinkage.bench;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The jobs' networks of layers in a row. */
final class Networks {
  private static final int CLASSES = 10;

  private Networks() {}

  /** The settings that all jobs share; DL4J's l2 is twice lambda. */
  static NeuralNetConfiguration.Builder settings(double learningRate) {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Nesterovs(learningRate, 0.9))
        .l2(2e-4)
        .weightInit(WeightInit.RELU)
        .activation(Activation.RELU);
  }

  /** conv32-conv32-pool-conv64-conv64-pool-dense256-output. */
  static MultiLayerNetwork referenceCifar() {
    return new MultiLayerNetwork(
        settings(0.02)
            .convolutionMode(ConvolutionMode.Same)
            .list()
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(32).build())
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(32).build())
            .layer(maxPool())
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
            .layer(maxPool())
            .layer(new DenseLayer.Builder().nOut(256).build())
            .layer(output())
            .setInputType(InputType.convolutional(32, 32, 3))
            .build());
  }

  /** conv20-pool-conv50-pool-dense500-output, as in DL4J's LeNet example. */
  static MultiLayerNetwork leNet() {
    return new MultiLayerNetwork(
        settings(0.01)
            .list()
            .layer(linearConvolution(20))
            .layer(maxPool())
            .layer(linearConvolution(50))
            .layer(maxPool())
            .layer(new DenseLayer.Builder().nOut(500).build())
            .layer(output())
            .setInputType(InputType.convolutional(28, 28, 1))
            .build());
  }

  /** 784-300-100-10. */
  static MultiLayerNetwork perceptron() {
    return new MultiLayerNetwork(
        settings(0.01)
            .list()
            .layer(new DenseLayer.Builder().nOut(300).build())
            .layer(new DenseLayer.Builder().nOut(100).build())
            .layer(output())
            .setInputType(InputType.convolutional(28, 28, 1))
            .build());
  }

  static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static ConvolutionLayer linearConvolution(int filters) {
    return new ConvolutionLayer.Builder(5, 5)
        .nOut(filters)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static SubsamplingLayer maxPool() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2})
        .stride(2, 2)
        .build();
  }

  /** Returns the number of parameters without batch norm's running statistics. */
  static long trained(Model network) {
    return network.paramTable().entrySet().stream()
        .filter(parameter -> !statistic(parameter))
        .mapToLong(parameter -> parameter.getValue().length())
        .sum();
  }

  private static boolean statistic(Map.Entry<String, INDArray> parameter) {
    return parameter.getKey().endsWith(BatchNormalizationParamInitializer.GLOBAL_MEAN)
        || parameter.getKey().endsWith(BatchNormalizationParamInitializer.GLOBAL_VAR)
        || parameter.getKey().endsWith(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
  }
}
