package io.shrinkage.report.export;

import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import io.shrinkage.train.EpochMetrics.LayerWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured in a run, as series over its epochs. */
final class Measured {
  private Measured() {}

  /** Returns the epochs in order, from 0 where the state before training is stored. */
  static List<EpochMetrics> epochs(StoredRun run) {
    List<EpochMetrics> epochs = new ArrayList<>();
    if (run.initial() != null) {
      epochs.add(run.initial());
    }
    epochs.addAll(run.epochs());
    return epochs;
  }

  /** Returns the weights of all layers together. */
  static LayerWeights network(EpochMetrics epoch) {
    List<LayerWeights> layers = epoch.layers();
    return new LayerWeights(
        "",
        Math.sqrt(layers.stream().mapToDouble(each -> each.l2Norm() * each.l2Norm()).sum()),
        layers.stream().mapToDouble(LayerWeights::l1Norm).sum(),
        epoch.weights(),
        epoch.zeroWeights(),
        layers.stream().mapToLong(LayerWeights::groups).sum(),
        layers.stream().mapToLong(LayerWeights::zeroGroups).sum());
  }

  /**
   * Returns the values of an epoch by name. What stands before a slash is the heading under which
   * TensorBoard and MLflow draw a value; the last two headings have one value a layer.
   */
  static Map<String, Double> scalars(EpochMetrics epoch) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    scalars.put("loss/train", epoch.trainLoss());
    scalars.put("loss/validation", epoch.validationLoss());
    scalars.put("loss/gap", epoch.validationLoss() - epoch.trainLoss());
    scalars.put("accuracy/train", epoch.trainAccuracy());
    scalars.put("accuracy/validation", epoch.validationAccuracy());
    scalars.put("accuracy/gap", epoch.trainAccuracy() - epoch.validationAccuracy());
    scalars.put("objective/penalty", epoch.penalty());
    scalars.put("objective/total", epoch.objective());
    LayerWeights network = network(epoch);
    scalars.put("weights/l2_norm", network.l2Norm());
    scalars.put("weights/zero_fraction", zeroFraction(network));
    scalars.put("epoch/seconds", epoch.seconds());
    for (LayerWeights layer : epoch.layers()) {
      scalars.put("layer_l2_norm/" + layer.layer(), layer.l2Norm());
      scalars.put("layer_zero_fraction/" + layer.layer(), zeroFraction(layer));
    }
    return scalars;
  }

  private static double zeroFraction(LayerWeights layer) {
    return (double) layer.zeroWeights() / layer.weights();
  }
}
