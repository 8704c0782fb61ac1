package io.shrinkage.train;

import io.shrinkage.data.ImageSet;
import io.shrinkage.data.Part;
import io.shrinkage.data.Scaler;
import io.shrinkage.model.NativeBackend;
import io.shrinkage.model.Network;
import io.shrinkage.model.ParameterTensor;
import java.util.Arrays;
import java.util.List;

/**
 * The network of a run that has ended, built again around its stored weights. Belongs to the thread
 * that built it.
 *
 * <p>It measures as training did: on the same machine and native library, the validation part gives
 * the bits of the last epoch.
 */
public final class TrainedNetwork implements AutoCloseable {
  private final TrainingJob job;
  private final Network network;
  private final Evaluator evaluator;

  private TrainedNetwork(TrainingJob job, Network network) {
    this.job = job;
    this.network = network;
    ImageSet set = job.split().train().images();
    Scaler scaler = Scaler.of(job.data().scale(), job.split().train());
    evaluator = new Evaluator(network, job.training().loss(), scaler, set.shape().pixels());
  }

  /**
   * Builds the network in the calling thread, with one native thread.
   *
   * @param job what it was trained from
   * @param weights the result's weights, biases and batch-norm statistics
   * @throws IllegalArgumentException if they are not the tensors of this job's network
   */
  public static TrainedNetwork of(TrainingJob job, List<Tensor> weights) {
    NativeBackend.useOneThread();
    Network network =
        Networks.build(TrainingRun.declaration(job), job.training().loss(), job.seed());
    try {
      network.parameters(flat(network, weights));
      return new TrainedNetwork(job, network);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static float[] flat(Network network, List<Tensor> weights) {
    float[] parameters = network.parameters();
    List<String> expected =
        network.tensors().stream().map(it -> form(Tensor.of(it, parameters))).toList();
    List<String> given = weights.stream().map(TrainedNetwork::form).toList();
    if (!given.equals(expected)) {
      throw new IllegalArgumentException("weights must be " + expected + ", got " + given);
    }
    for (int i = 0; i < weights.size(); i++) {
      ParameterTensor tensor = network.tensors().get(i);
      tensor.write(weights.get(i).values(), parameters);
    }
    return parameters;
  }

  private static String form(Tensor tensor) {
    return tensor.kind() + " " + tensor.name() + Arrays.toString(tensor.shape());
  }

  /** Measures the validation part again. */
  public PartScore validation() {
    return score(job.split().validation());
  }

  /** Measures the test part, scaled with the statistics of the training part. */
  public PartScore test() {
    return score(job.split().test());
  }

  private PartScore score(Part part) {
    Evaluator.Score score = evaluator.score(part);
    return new PartScore(score.loss(), score.accuracy(), part.size());
  }

  @Override
  public void close() {
    network.close();
  }
}
