package io.shrinkage.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A job's network trained by DL4J as its own examples do it: no oneDNN, default threads, a list
 * iterator, {@code fit} and {@code evaluate}.
 *
 * <p>Usage: {@code PlainDl4j <job> <images> <epochs> <batch size> <file of images> [file of
 * labels]}. The last line printed is {@code result} followed by {@code key=value} pairs.
 */
public final class PlainDl4j {

  private final ListDataSetIterator<DataSet> train;
  private final int images;
  private final int epochs;
  private final TrainingClock clock;

  private PlainDl4j(List<DataSet> examples, int epochs, int batchSize) {
    train = new ListDataSetIterator<>(examples, batchSize);
    images = examples.size();
    this.epochs = epochs;
    int batches = epochs * ((images - 1) / batchSize + 1);
    clock = new TrainingClock(batches / 4); // the compiler of Java needs some time
  }

  public static void main(String[] args) throws IOException {
    int images = Integer.parseInt(args[1]);
    List<Path> files = Arrays.stream(args).skip(4).map(Path::of).toList();
    List<DataSet> examples =
        files.size() == 1
            ? ImageFiles.cifar(files.get(0), images)
            : ImageFiles.mnist(files.get(0), files.get(1), images);
    PlainDl4j training =
        new PlainDl4j(examples, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    switch (args[0]) {
      case "reference-cifar" -> training.train(Networks.referenceCifar());
      case "lenet-mnist" -> training.train(Networks.leNet());
      case "mlp-mnist" -> training.train(Networks.perceptron());
      case "resnet20-cifar" -> training.train(ResNet20.build());
      default -> throw new IllegalArgumentException("unknown job " + args[0]);
    }
  }

  private <N extends Model & NeuralNetwork> void train(N network) {
    network.init();
    network.setListeners(clock);
    double accuracy = 0;
    long fitNanos = 0;
    long evaluationNanos = 0;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      long start = System.nanoTime();
      network.fit(train);
      long fitted = System.nanoTime();
      accuracy = network.doEvaluation(train, new Evaluation())[0].accuracy();
      fitNanos += fitted - start;
      evaluationNanos += System.nanoTime() - fitted;
    }
    System.out.printf(
        Locale.ROOT,
        "result train_images_per_second=%.2f timed_images=%d fit_seconds=%.3f"
            + " evaluation_images_per_second=%.2f evaluation_seconds=%.3f"
            + " train_accuracy=%.4f parameters=%d%n",
        clock.imagesPerSecond(),
        clock.timedImages(),
        fitNanos * 1e-9,
        images * (double) epochs / (evaluationNanos * 1e-9),
        evaluationNanos * 1e-9,
        accuracy,
        Networks.trained(network));
  }
}
