package io.shrinkage.train;

import io.shrinkage.data.DataSplit;

/** What a network says of every image that an epoch is measured on, row-major. */
final class Outputs {
  final float[] probe;
  final float[] validation;

  private Outputs(float[] probe, float[] validation) {
    this.probe = probe;
    this.validation = validation;
  }

  static Outputs of(Evaluator evaluator, DataSplit split) {
    return new Outputs(evaluator.values(split.probe()), evaluator.values(split.validation()));
  }
}
