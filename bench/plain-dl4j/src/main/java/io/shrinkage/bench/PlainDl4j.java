package io.shrinkage.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.tukaani.xz.XZInputStream;

/**
 * The reference network trained by DL4J as its own examples do it: no oneDNN, default threads, a
 * list iterator, {@code fit} and {@code evaluate}.
 *
 * <p>Usage: {@code PlainDl4j <CIFAR-10 binary file, plain or .xz> [images] [epochs]}. The last line printed is
 * {@code result} followed by {@code key=value} pairs.
 */
public final class PlainDl4j {
  private static final int BATCH_SIZE = 64;
  private static final int WARM_UP_BATCHES = 2;
  private static final int CLASSES = 10;
  private static final int PIXELS = 3 * 32 * 32;

  private PlainDl4j() {}

  public static void main(String[] args) throws IOException {
    int images = args.length > 1 ? Integer.parseInt(args[1]) : 500;
    int epochs = args.length > 2 ? Integer.parseInt(args[2]) : 2;
    List<DataSet> examples = readCifar(Path.of(args[0]), images);

    MultiLayerNetwork network = new MultiLayerNetwork(configuration());
    network.init();
    TrainingClock clock = new TrainingClock(WARM_UP_BATCHES);
    network.setListeners(clock);
    var train = new ListDataSetIterator<>(examples, BATCH_SIZE);
    double accuracy = 0;
    long evaluationNanos = 0;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      network.fit(train);
      long start = System.nanoTime();
      Evaluation evaluation = network.evaluate(train);
      evaluationNanos += System.nanoTime() - start;
      accuracy = evaluation.accuracy();
    }
    System.out.printf(
        Locale.ROOT,
        "result train_images_per_second=%.2f timed_images=%d warm_up_images=%d"
            + " evaluation_images_per_second=%.2f accuracy=%.4f parameters=%d%n",
        clock.imagesPerSecond(),
        clock.timedImages(),
        WARM_UP_BATCHES * BATCH_SIZE,
        images * (double) epochs / (evaluationNanos * 1e-9),
        accuracy,
        network.numParams());
  }

  /** conv32-conv32-pool-conv64-conv64-pool-dense256-output; l2 is half of DL4J's coefficient. */
  private static MultiLayerConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Nesterovs(0.02, 0.9))
        .l2(2e-4)
        .weightInit(WeightInit.RELU)
        .activation(Activation.RELU)
        .convolutionMode(ConvolutionMode.Same)
        .list()
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(32).build())
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(32).build())
        .layer(maxPool())
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
        .layer(maxPool())
        .layer(new DenseLayer.Builder().nOut(256).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutional(32, 32, 3))
        .build();
  }

  private static SubsamplingLayer maxPool() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2})
        .stride(2, 2)
        .build();
  }

  private static List<DataSet> readCifar(Path file, int images) throws IOException {
    List<DataSet> examples = new ArrayList<>(images);
    try (InputStream in = open(file)) {
      for (int i = 0; i < images; i++) {
        byte[] row = in.readNBytes(1 + PIXELS);
        if (row.length != 1 + PIXELS) {
          throw new IOException(file + ": must hold " + images + " images, got " + i);
        }
        examples.add(new DataSet(features(row), label(row[0])));
      }
    }
    return examples;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".xz") ? new XZInputStream(in) : in;
  }

  /** One image, shape [1, 3, 32, 32], values about -2 to 2. */
  private static INDArray features(byte[] row) {
    float[] values = new float[PIXELS];
    for (int p = 0; p < PIXELS; p++) {
      values[p] = ((row[1 + p] & 0xff) / 255f - 0.47f) / 0.25f;
    }
    return Nd4j.create(values, new int[] {1, 3, 32, 32});
  }

  private static INDArray label(int label) {
    float[] oneHot = new float[CLASSES];
    oneHot[label] = 1;
    return Nd4j.create(oneHot, new int[] {1, CLASSES});
  }
}
