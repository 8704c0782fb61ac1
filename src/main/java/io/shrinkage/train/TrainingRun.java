package io.shrinkage.train;

import io.shrinkage.data.BatchAssembler;
import io.shrinkage.data.ImageSet;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scaler;
import io.shrinkage.model.Network;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.model.ParameterTensor;
import io.shrinkage.model.ParameterTensor.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The state of one run while it trains. */
final class TrainingRun implements AutoCloseable {

  private final TrainingJob job;
  private final Network network;
  private final TrainingStep step;
  private final Evaluator evaluator;
  private final BatchAssembler assembler;
  private final float[] parameters;
  private final float[] gradient;
  private final float[] images;
  private final float[] targets;

  TrainingRun(TrainingJob job) {
    this.job = job;
    ImageSet set = job.split().train().images();
    int batchSize = Math.min(job.training().batchSize(), job.split().train().size());
    network = Networks.build(declaration(job), job.training().loss(), job.seed());
    parameters = network.parameters();
    gradient = new float[parameters.length];
    step = new TrainingStep(plan(job, batchSize), ranges(network.tensors()), parameters);
    Scaler scaler = Scaler.of(job.data().scale(), job.split().train());
    evaluator = new Evaluator(network, job.training().loss(), scaler, set.shape().pixels());
    assembler = new BatchAssembler(scaler, job.data().augment());
    images = new float[batchSize * set.shape().pixels()];
    targets = new float[batchSize * set.classes()];
  }

  private static TrainingPlan plan(TrainingJob job, int batchSize) {
    TrainingSpec training = job.training();
    int iterationsPerEpoch = (job.split().train().size() - 1) / batchSize + 1;
    return new TrainingPlan(
        training.optimizer(), training.schedule(), iterationsPerEpoch, training.epochs());
  }

  static NetworkDeclaration declaration(TrainingJob job) {
    ImageSet set = job.split().train().images();
    return new NetworkDeclaration(
        job.model(), set.shape(), set.classes(), job.penalty(), job.training().optimizer());
  }

  static List<TrainingStep.Range> ranges(List<ParameterTensor> tensors) {
    return tensors.stream()
        .map(
            tensor ->
                new TrainingStep.Range(
                    tensor.from(),
                    tensor.to(),
                    tensor.groupSize(),
                    tensor.kind() == Kind.STATISTIC,
                    tensor.penalty()))
        .toList();
  }

  TrainingResult train(Progress progress, TrainingListener listener) {
    Executed executed = ExecutedFacts.of(step, network);
    SelfCheck selfCheck = PenaltySelfCheck.of(step, network.tensors(), parameters);
    PenaltyCard card =
        PenaltyCard.of(step, network.tensors(), job.split().train().size(), selfCheck);
    long begin = System.nanoTime();
    EpochMetrics initial = measure(0, Outputs.of(evaluator, job.split()), begin);
    listener.started(new RunStart(initial, executed, card));
    selfCheck.requirePassed();
    goOn(progress.checkpoint());
    List<EpochMetrics> epochs = new ArrayList<>(progress.epochs());
    String divergence = null;
    Outputs outputs = null;
    while (divergence == null && epochs.size() < job.training().epochs()) {
      long start = System.nanoTime();
      int epoch = epochs.size() + 1;
      divergence = epoch(epoch, listener);
      outputs = Outputs.of(evaluator, job.split());
      EpochMetrics metrics = measure(epoch, outputs, start);
      epochs.add(metrics);
      listener.epoch(metrics);
      if (divergence == null && !metrics.finite()) {
        divergence = "a loss, the penalty or a weight was not finite after epoch " + epoch;
      }
      if (divergence == null) { // also after the last one: the diagnosis takes a while
        listener.checkpoint(
            new Checkpoint(epoch, step.state().iteration(), parameters, step.state().buffers()));
      }
    }
    List<Tensor> weights =
        network.tensors().stream().map(tensor -> Tensor.of(tensor, parameters)).toList();
    Diagnostics diagnostics =
        divergence == null
            ? Diagnosis.of(
                job,
                network,
                evaluator,
                parameters,
                outputs == null ? Outputs.of(evaluator, job.split()) : outputs)
            : null;
    return new TrainingResult(
        divergence, initial, epochs, executed, weights, parameters, diagnostics);
  }

  private void goOn(@Nullable Checkpoint checkpoint) {
    if (checkpoint == null) {
      return;
    }
    if (checkpoint.parameters().length != parameters.length
        || checkpoint.epoch() > job.training().epochs()) {
      throw new IllegalArgumentException(
          "a checkpoint must have %d parameters and at most %d epochs, got %d and %d"
              .formatted(
                  parameters.length,
                  job.training().epochs(),
                  checkpoint.parameters().length,
                  checkpoint.epoch()));
    }
    System.arraycopy(checkpoint.parameters(), 0, parameters, 0, parameters.length);
    network.parameters(parameters);
    step.state().restore(checkpoint.iteration(), checkpoint.optimizer());
  }

  /** Trains one epoch; returns why the run diverged, null where it did not. */
  private @Nullable String epoch(int epoch, TrainingListener listener) {
    Part train = job.split().train();
    int[] order = Streams.order(job.seed(), epoch, train.size());
    SplittableRandom augmentation = Streams.augmentation(job.seed(), epoch);
    network.seedDropout(Streams.dropout(job.seed(), epoch));
    int batchSize = Math.min(job.training().batchSize(), train.size());
    for (int from = 0; from < train.size(); from += batchSize) {
      int count = Math.min(batchSize, train.size() - from);
      double loss = step(train, order, from, count, augmentation);
      if (!Double.isFinite(loss)) {
        return "the training loss was "
            + loss
            + " in epoch "
            + epoch
            + ", iteration "
            + step.state().iteration();
      }
      listener.batch(count);
    }
    return null;
  }

  private double step(Part train, int[] order, int from, int count, SplittableRandom augmentation) {
    assembler.fill(train, order, from, count, images, augmentation);
    Arrays.fill(targets, 0);
    for (int i = 0; i < count; i++) {
      targets[i * train.classes() + train.label(order[from + i])] = 1;
    }
    double loss = network.gradient(images, targets, count, gradient);
    step.apply(parameters, gradient, count);
    network.parameters(parameters);
    return loss;
  }

  private EpochMetrics measure(int epoch, Outputs outputs, long start) {
    Evaluator.Score probe = evaluator.score(job.split().probe(), outputs.probe);
    Evaluator.Score validation = evaluator.score(job.split().validation(), outputs.validation);
    double penalty = step.penaltyValue(parameters);
    return new EpochMetrics(
        epoch,
        probe.loss(),
        validation.loss(),
        probe.accuracy(),
        validation.accuracy(),
        penalty,
        probe.loss() + penalty,
        WeightMetrics.of(network.tensors(), parameters),
        validation.majority(),
        (System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() {
    network.close();
  }
}
