package io.shrinkage.report;

import io.shrinkage.run.StoredRun;
import io.shrinkage.train.EpochMetrics;
import java.util.OptionalDouble;

/** A number of an epoch; of a run it is that of the last one. */
interface EpochQuantity extends Quantity {

  /** Returns the value of an epoch; NaN where it has none. */
  double of(EpochMetrics epoch);

  @Override
  default OptionalDouble in(StoredRun run) {
    EpochMetrics last = run.last();
    double value = last == null ? Double.NaN : of(last);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
