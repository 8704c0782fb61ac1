package io.shrinkage.doctor;

import io.shrinkage.model.Activation;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.penalty.Penalty;
import io.shrinkage.spec.RunSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * L2 or decoupled decay on layers whose scale a batch norm takes out again: it cannot make the
 * network simpler and acts as a larger effective learning rate (T. van Laarhoven, L2 Regularization
 * versus Batch and Weight Normalization, arXiv:1706.05350, 2017).
 *
 * <p>These are convolutions and dense layers with a batch norm after them, with nothing in between
 * but what passes a positive factor on: identity, relu and leaky-relu, pooling and dropout. At the
 * end of a residual the sum with the shortcut is in between.
 */
final class BatchNormScale {
  private static final String CODE = "batch-norm-scale";

  private final Set<String> names = new LinkedHashSet<>();

  private BatchNormScale() {}

  static List<Finding> examine(SweepDesign design) {
    BatchNormScale scale = new BatchNormScale();
    design.configurations().forEach(scale::add);
    return scale.names.isEmpty() ? List.of() : List.of(finding(scale.names));
  }

  private void add(RunSpec run) {
    add(run.model().layers(), "", run.penalty());
  }

  private void add(List<LayerSpec> layers, String prefix, Penalty penalty) {
    for (int i = 0; i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      Penalty own = LayerSpec.penalty(layer);
      if (layer instanceof LayerSpec.Residual residual) {
        add(residual.layers(), name(prefix, i, layer) + ".", penalty);
      } else if (shrinks(own == null ? penalty : own)
          && scales(layer)
          && normalized(layers.subList(i + 1, layers.size()))) {
        names.add(name(prefix, i, layer));
      }
    }
  }

  private static String name(String prefix, int index, LayerSpec layer) {
    return prefix + (index + 1) + "-" + LayerSpec.type(layer);
  }

  private static boolean shrinks(Penalty penalty) {
    return penalty.l2() > 0 || penalty.decay() > 0;
  }

  /** Returns whether a layer's output grows in proportion to its weights. */
  private static boolean scales(LayerSpec layer) {
    if (layer instanceof LayerSpec.Conv conv) {
      return proportional(conv.activation());
    }
    return layer instanceof LayerSpec.Dense dense && proportional(dense.activation());
  }

  private static boolean proportional(Activation activation) {
    return switch (activation) {
      case IDENTITY, RELU, LEAKY_RELU -> true;
      case ELU, SIGMOID, TANH -> false;
    };
  }

  private static boolean normalized(List<LayerSpec> rest) {
    for (LayerSpec layer : rest) {
      boolean passes =
          layer instanceof LayerSpec.MaxPool
              || layer instanceof LayerSpec.AvgPool
              || layer instanceof LayerSpec.GlobalAvgPool
              || layer instanceof LayerSpec.Dropout;
      if (!passes) {
        return layer instanceof LayerSpec.BatchNorm;
      }
    }
    return false;
  }

  private static Finding finding(Set<String> names) {
    return Finding.note(
        CODE,
        "Batch norm takes the scale of "
            + Words.list(names)
            + " out again, so that L2 or weight decay there acts as a change of the learning rate"
            + " and does not limit what the network can express.",
        "Read a better strength as perhaps a better learning rate: sweep"
            + " \"training.optimizer.learningRate\" too, or give these layers \"penalty\": {"
            + " \"type\": \"none\" }.");
  }
}
