package io.shrinkage.spec;

import io.shrinkage.data.Dataset;
import io.shrinkage.data.ImageShape;
import io.shrinkage.model.LayerSpec;
import io.shrinkage.model.NetworkShapes;
import io.shrinkage.model.ShapeException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;

/** Checks whether the parts of a run fit together, as far as that is known without any data. */
final class RunChecks {

  /** Takes one thing that does not fit. */
  @FunctionalInterface
  interface Complaints {
    void add(String path, String message);
  }

  /** Four gigabytes of gradients and as much of weights; the array itself could hold twice this. */
  private static final long MOST_WEIGHTS = 1_000_000_000;

  private RunChecks() {}

  static void check(RunSpec spec, Complaints complaints) {
    spec.data().problems().forEach(found -> complaints.add(found.key(), found.message()));
    checkShapes(spec, complaints);
    PenaltyChecks.checkSchedules(spec, complaints);
    int epochs = spec.training().epochs();
    int warmup = spec.training().schedule().warmupEpochs();
    if (warmup > epochs) {
      complaints.add(
          "training.schedule.warmupEpochs",
          "must be at most training.epochs, " + epochs + ", got " + warmup);
    }
  }

  private static void checkShapes(RunSpec spec, Complaints complaints) {
    ImageShape image = spec.data().shape().orElse(null);
    if (image == null) {
      return;
    }
    try {
      List<NetworkShapes.Step> steps = NetworkShapes.infer(spec.model(), image, classes(spec));
      checkSize(steps, complaints);
      PenaltyChecks.checkEffect(spec.penalty(), steps, complaints);
    } catch (ShapeException e) {
      complaints.add(SpecPath.join("model", e.path()), String.valueOf(e.getMessage()));
    }
  }

  /** Those of a folder are counted when it is read; until then, what the output layer says. */
  private static int classes(RunSpec spec) {
    Dataset dataset = spec.data().dataset();
    if (dataset.known()) {
      return dataset.classes();
    }
    return spec.model().layers().stream()
        .filter(LayerSpec.Output.class::isInstance)
        .map(layer -> ((LayerSpec.Output) layer).units())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(2);
  }

  /** All parameters of a network stand in one array. */
  private static void checkSize(List<NetworkShapes.Step> steps, Complaints complaints) {
    double weights = 0;
    for (NetworkShapes.Step step : steps) {
      weights += weights(step);
      if (weights > MOST_WEIGHTS) {
        String got = BigDecimal.valueOf(weights).round(new MathContext(2)).toString();
        complaints.add(
            SpecPath.join("model", step.path()),
            "must keep the network within " + MOST_WEIGHTS + " weights, got " + got);
        return;
      }
    }
  }

  static double weights(NetworkShapes.Step step) {
    if (step.layer() instanceof LayerSpec.Conv conv) {
      return (double) conv.kernel() * conv.kernel() * step.in().channels() * conv.filters();
    }
    boolean dense =
        step.layer() instanceof LayerSpec.Dense || step.layer() instanceof LayerSpec.Output;
    return dense ? (double) step.in().size() * step.out().size() : 0;
  }
}
