package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.train.Diagnostics;
import io.shrinkage.train.Diagnostics.Calibration;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** How well predicted probabilities match frequencies, as one number; the lower the better. */
enum CalibrationMeasure implements Quantity {
  ECE("expected calibration error", "%", Calibration::ece),
  NLL("negative log likelihood", "", Calibration::nll);

  private final String label;
  private final String unit;
  private final ToDoubleFunction<Calibration> value;

  CalibrationMeasure(String label, String unit, ToDoubleFunction<Calibration> value) {
    this.label = label;
    this.unit = unit;
    this.value = value;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public OptionalDouble in(StoredRun run) {
    Diagnostics diagnostics = run.diagnostics();
    return diagnostics == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.applyAsDouble(diagnostics.calibration()));
  }
}
