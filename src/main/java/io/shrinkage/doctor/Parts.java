package io.shrinkage.doctor;

import io.shrinkage.data.Amount;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.SplitSizes;
import java.util.Optional;

/** The sizes of a run's parts, as far as they are known without reading data. */
final class Parts {

  private Parts() {}

  /** Returns the sizes where the data set's are published or the spec has counts. */
  static Optional<SplitSizes> of(DataSpec data) {
    Dataset dataset = data.dataset();
    if (dataset.known() && dataset.trainSize() > 0) {
      return Optional.of(SplitSizes.of(data, dataset.trainSize(), dataset.testSize()));
    }
    return count(data.train())
            && data.validation() instanceof Amount validation
            && count(validation)
        ? Optional.of(new SplitSizes(data.train().of(0), validation.of(0), data.test().of(0)))
        : Optional.empty();
  }

  private static boolean count(Amount amount) {
    return amount.kind() == Amount.Kind.COUNT;
  }
}
