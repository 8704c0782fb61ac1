package io.shrinkage.train;

import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Part;
import io.shrinkage.model.Network;
import io.shrinkage.model.NetworkDeclaration;
import io.shrinkage.train.Diagnostics.PruningPoint;
import java.util.List;

/** Measures the diagnostics of a trained network; draws no random numbers. */
final class Diagnosis {

  private Diagnosis() {}

  /**
   * Measures a network and leaves it as it was, bit for bit.
   *
   * @param parameters what the network holds
   * @param outputs what the network says with them
   */
  static Diagnostics of(
      TrainingJob job, Network network, Evaluator evaluator, float[] parameters, Outputs outputs) {
    DataSplit split = job.split();
    Loss loss = job.training().loss();
    Predictions probe = Predictions.of(loss, split.probe(), outputs.probe);
    Predictions validation = Predictions.of(loss, split.validation(), outputs.validation);
    NetworkDeclaration declaration = TrainingRun.declaration(job);
    long trained = (long) split.train().size() * job.training().epochs();
    FirstLayer first = FirstLayer.of(declaration, network.tensors());
    return new Diagnostics(
        WeightHistograms.of(network.tensors(), parameters),
        first.filters(parameters),
        first.inputs(declaration.input(), parameters),
        pruning(
            network, evaluator, PruningFrontier.sample(split.validation(), trained), parameters),
        ClassTable.accuracies(network.classes(), probe, validation),
        ClassTable.confusion(network.classes(), validation),
        CalibrationCurve.of(validation),
        WorstImages.of(split.validation(), validation));
  }

  private static List<PruningPoint> pruning(
      Network network, Evaluator evaluator, Part sample, float[] parameters) {
    try {
      return PruningFrontier.of(
          parameters,
          PruningFrontier.weights(network.tensors()),
          pruned -> {
            network.parameters(pruned);
            return evaluator.score(sample);
          });
    } finally {
      network.parameters(parameters);
    }
  }
}
