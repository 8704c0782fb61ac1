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
  private final SelfCheck selfCheck;
  private final long iterations;
  private final float[] gradient;

  private PenalizedFit(GivenNetwork network, TrainingPlan plan, Penalty penalty) {
    check(plan, penalty);
    this.network = network;
    float[] initial = network.parameters();
    step = new TrainingStep(plan, TrainingRun.ranges(network.tensors()), initial);
    selfCheck = PenaltySelfCheck.of(step, network.tensors(), initial);
    selfCheck.requirePassed();
    boolean anyLength = plan.schedule().unchanging() && penalty.schedule().unchanging();
    iterations = anyLength ? Long.MAX_VALUE : (long) plan.iterationsPerEpoch() * plan.epochs();
    gradient = new float[initial.length];
  }

  /** A spec's reader says this of a spec; what is made in Java has had no reader. */
  private static void check(TrainingPlan plan, Penalty penalty) {
    double learningRate = plan.optimizer().learningRate();
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "optimizer: learningRate must be a finite number > 0, got " + learningRate);
    }
    penalty
        .strengths()
        .forEach(
            (name, strength) -> {
              if (!(strength >= 0) || strength.isInfinite()) {
                throw new IllegalArgumentException(
                    "penalty: %s must be a finite number >= 0, got %s".formatted(name, strength));
              }
            });
  }

  /**
   * Prepares a network that is initialized.
   *
   * @param penalty on its weights, and on its biases where the penalty says so; frozen layers have
   *     none
   * @throws IllegalArgumentException if the network has layers or settings that would be misread or
   *     left out, such as a regularization of its own; or if a strength or the learning rate is out
   *     of its range
   */
  public static PenalizedFit of(MultiLayerNetwork network, TrainingPlan plan, Penalty penalty) {
    return new PenalizedFit(GivenNetwork.of(network, penalty), plan, penalty);
  }

  /** The same for a graph with one input and one output. */
  public static PenalizedFit of(ComputationGraph graph, TrainingPlan plan, Penalty penalty) {
    return new PenalizedFit(GivenNetwork.of(graph, penalty), plan, penalty);
  }

  /**
   * Trains one batch.
   *
   * @return its mean data loss before the step, without the penalty
   * @throws IllegalStateException if a schedule changes and the run is longer than its plan
   */
  public double fit(DataSet batch) {
    if (step.state().iteration() >= iterations) {
      throw new IllegalStateException(
          "plan: must be as long as the run where a schedule changes, got %d iterations"
              .formatted(iterations));
    }
    float[] parameters = network.parameters();
    double loss = network.gradient(batch, gradient);
    step.apply(parameters, gradient, batch.numExamples());
    network.parameters(parameters);
    return loss;
  }

  /**
   * Trains one epoch: all batches, from the first where they can be had again.
   *
   * @return the mean data loss over the examples, each before its own step
   * @throws IllegalArgumentException if there are no batches
   */
  public double fit(DataSetIterator batches) {
    if (batches.resetSupported()) {
      batches.reset();
    }
    double sum = 0;
    long examples = 0;
    while (batches.hasNext()) {
      DataSet batch = batches.next();
      sum += fit(batch) * batch.numExamples();
      examples += batch.numExamples();
    }
    if (examples == 0) {
      throw new IllegalArgumentException("batches: must have at least one left");
    }
    return sum / examples;
  }

  /**
   * Returns what is penalized, read back from the step that trains, and the outcome of its check.
   *
   * @param rows examples of an epoch, by which other libraries' strengths are converted
   */
  public PenaltyCard card(long rows) {
    return PenaltyCard.of(step, network.tensors(), rows, selfCheck);
  }

  /** Returns the penalty's part of the objective now, at the strengths of the last iteration. */
  public double penaltyValue() {
    return step.penaltyValue(network.parameters());
  }
}
