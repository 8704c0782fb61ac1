package io.shrinkage.train;

import io.shrinkage.model.GivenNetwork;
import io.shrinkage.penalty.Penalty;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * Trains a network that somebody built with Deeplearning4j: its own layers compute the gradients,
 * and an optimizer and a penalty of this program make the step, in place of DL4J's updaters and
 * regularization.
 *
 * <p>The network's parameters change in place, so that it can be evaluated, saved and trained
 * further as before. Its listeners are not called and its iteration count stands still; {@code
 * score()} is that of the last batch, without the penalty. Belongs to the thread that uses the
 * network.
 */
public final class PenalizedFit {

  private final GivenNetwork network;
  private final TrainingStep step;
  private final float[] gradient;

  private PenalizedFit(GivenNetwork network, TrainingPlan plan) {
    this.network = network;
    float[] initial = network.parameters();
    step = new TrainingStep(plan, TrainingRun.ranges(network.tensors()), initial);
    PenaltySelfCheck.of(step, network.tensors(), initial).requirePassed();
    gradient = new float[initial.length];
  }

  /**
   * Prepares a network that is initialized.
   *
   * @param penalty on its weights, and on its biases where the penalty says so; frozen layers have
   *     none
   * @throws IllegalArgumentException if the network has layers or settings that would be misread or
   *     left out, such as a regularization of its own
   */
  public static PenalizedFit of(MultiLayerNetwork network, TrainingPlan plan, Penalty penalty) {
    return new PenalizedFit(GivenNetwork.of(network, penalty), plan);
  }

  /** The same for a graph with one input and one output. */
  public static PenalizedFit of(ComputationGraph graph, TrainingPlan plan, Penalty penalty) {
    return new PenalizedFit(GivenNetwork.of(graph, penalty), plan);
  }

  /**
   * Trains one batch.
   *
   * @return its mean data loss before the step, without the penalty
   */
  public double fit(DataSet batch) {
    float[] parameters = network.parameters();
    double loss = network.gradient(batch, gradient);
    step.apply(parameters, gradient, batch.numExamples());
    network.parameters(parameters);
    return loss;
  }

  /**
   * Trains one epoch: all batches from the first.
   *
   * @return the mean data loss over the examples, each before its own step
   */
  public double fit(DataSetIterator batches) {
    batches.reset();
    double sum = 0;
    long examples = 0;
    while (batches.hasNext()) {
      DataSet batch = batches.next();
      sum += fit(batch) * batch.numExamples();
      examples += batch.numExamples();
    }
    return sum / examples;
  }

  /** Returns the penalty's part of the objective now, at the strengths of the last iteration. */
  public double penaltyValue() {
    return step.penaltyValue(network.parameters());
  }
}
