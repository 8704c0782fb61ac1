package io.shrinkage.train;

import io.shrinkage.data.Amount;
import io.shrinkage.data.Augmentation;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.ImageSet;
import io.shrinkage.data.ImageShape;
import io.shrinkage.data.LoadedData;
import io.shrinkage.data.Order;
import io.shrinkage.data.Scale;
import io.shrinkage.model.Activation;
import io.shrinkage.model.Initializer;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.ModelSpec;
import io.shrinkage.model.Padding;
import io.shrinkage.optimizer.Optimizer;
import io.shrinkage.optimizer.Sgd;
import io.shrinkage.penalty.NoPenalty;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.schedule.ConstantSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Runs so small that a test trains them whole: 3 classes of 2x8x8 images, told apart by a stripe.
 */
final class TinyRuns {

  static final int CLASSES = 3;
  static final ImageShape SHAPE = new ImageShape(2, 8, 8);

  private TinyRuns() {}

  static DataSpec data(Augmentation... augment) {
    return new DataSpec(
        Dataset.MNIST,
        null,
        null,
        Amount.count(60),
        Amount.count(30),
        null,
        Amount.count(12),
        Order.SHUFFLED,
        1,
        Scale.STANDARDIZE,
        List.of(augment),
        0);
  }

  static DataSplit split(DataSpec spec) {
    return DataSplit.of(spec, new LoadedData(images(90), images(12), List.of()));
  }

  private static ImageSet images(int count) {
    SplittableRandom random = new SplittableRandom(count);
    byte[] pixels = new byte[count * SHAPE.pixels()];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
      for (int p = 0; p < SHAPE.pixels(); p++) {
        boolean stripe = p / SHAPE.width() % SHAPE.height() == 2 * labels[i] + 1;
        pixels[i * SHAPE.pixels() + p] = (byte) (random.nextInt(160) + (stripe ? 95 : 0));
      }
    }
    return new ImageSet("tiny", SHAPE, CLASSES, pixels, labels);
  }

  static LayerSpec conv(int filters, int kernel, int stride, Padding padding) {
    return new LayerSpec.Conv(filters, kernel, stride, padding, Activation.RELU, true, null);
  }

  static LayerSpec dense(int units) {
    return new LayerSpec.Dense(units, Activation.RELU, true, null);
  }

  /** The layers, then the output. */
  static ModelSpec model(LayerSpec... layers) {
    List<LayerSpec> all = new ArrayList<>(List.of(layers));
    all.add(new LayerSpec.Output(null, null));
    return new ModelSpec(new Initializer.HeNormal(), all);
  }

  static ModelSpec convNet() {
    return model(
        conv(4, 3, 1, Padding.SAME), new LayerSpec.MaxPool(2, null, Padding.VALID), dense(8));
  }

  static TrainingSpec training(Optimizer optimizer, int epochs) {
    return new TrainingSpec(optimizer, new ConstantSchedule(0), Loss.CROSS_ENTROPY, 16, epochs);
  }

  static TrainingJob job(ModelSpec model, Penalty penalty, TrainingSpec training, long seed) {
    return new TrainingJob(data(), split(data()), model, penalty, training, seed);
  }

  static TrainingJob job(Penalty penalty) {
    return job(convNet(), penalty, training(new Sgd(0.05, 0.9, true), 3), 1);
  }

  static TrainingJob job() {
    return job(new NoPenalty());
  }

  static TrainingResult train(TrainingJob job) {
    return Trainer.train(
        job,
        new TrainingListener() {
          @Override
          public void started(RunStart start) {}

          @Override
          public void epoch(EpochMetrics metrics) {}
        });
  }

  /** The metrics without their only timing. */
  static List<EpochMetrics> untimed(List<EpochMetrics> epochs) {
    return epochs.stream()
        .map(
            m ->
                new EpochMetrics(
                    m.epoch(),
                    m.trainLoss(),
                    m.validationLoss(),
                    m.trainAccuracy(),
                    m.validationAccuracy(),
                    m.penalty(),
                    m.objective(),
                    m.layers(),
                    m.majority(),
                    0))
        .toList();
  }

  /** The Euclidean distance between two sets of parameters. */
  static double distance(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }
}
