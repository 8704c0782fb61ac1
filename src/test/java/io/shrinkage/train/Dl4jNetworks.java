package io.shrinkage.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks built with Deeplearning4j itself, as a user of the library has them. */
final class Dl4jNetworks {
  static final double RATE = 0.1;
  static final int BATCH = 6;
  static final int CLASSES = 3;

  private Dl4jNetworks() {}

  /** Convolution, batch norm with DL4J's defaults, dense, output. */
  static MultiLayerNetwork network(
      IActivation relu, Consumer<NeuralNetConfiguration.Builder> settings) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new org.nd4j.linalg.learning.config.Sgd(RATE));
    settings.accept(builder);
    return initialized(
        builder
            .list()
            .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).activation(relu).build())
            .layer(new BatchNormalization.Builder().build())
            .layer(new DenseLayer.Builder().nOut(5).activation(relu).build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .activation(Activation.SOFTMAX)
                    .nOut(CLASSES)
                    .build())
            .setInputType(InputType.convolutional(6, 6, 2))
            .build());
  }

  /** A dense layer of 4 to 5, and an output. */
  static MultiLayerNetwork dense(Layer layer) {
    return initialized(
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(layer)
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .activation(Activation.SOFTMAX)
                    .nIn(5)
                    .nOut(CLASSES)
                    .build())
            .build());
  }

  static DataSet rows() {
    return new DataSet(Nd4j.randn(DataType.FLOAT, BATCH, 4), batch(0).getLabels());
  }

  static MultiLayerNetwork initialized(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  static DataSet batch(int seed) {
    Nd4j.getRandom().setSeed(100 + seed);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
    for (int i = 0; i < BATCH; i++) {
      labels.putScalar(i, (i + seed) % CLASSES, 1);
    }
    return new DataSet(Nd4j.randn(DataType.FLOAT, BATCH, 2, 6, 6), labels);
  }

  static Map<String, INDArray> copy(Map<String, INDArray> table) {
    Map<String, INDArray> copy = new LinkedHashMap<>();
    table.forEach((name, values) -> copy.put(name, values.dup()));
    return copy;
  }

  static double distance(INDArray a, INDArray b) {
    return a.sub(b).amaxNumber().doubleValue();
  }
}
