package io.shrinkage.train;

import io.shrinkage.model.Network;
import java.util.List;

/** Measures the diagnostics of a trained network. */
final class Diagnosis {

  private Diagnosis() {}

  static Diagnostics of(TrainingJob job, Network network, Evaluator evaluator, float[] parameters) {
    return new Diagnostics(
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        new Diagnostics.Calibration(Double.NaN, Double.NaN, List.of()),
        List.of());
  }
}
