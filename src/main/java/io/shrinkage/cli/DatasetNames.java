package io.shrinkage.cli;

import io.shrinkage.data.Dataset;
import java.util.Arrays;
import java.util.function.Predicate;

/** Reads the name of a data set. */
class DatasetNames extends NamedChoice<Dataset> {
  DatasetNames(Predicate<Dataset> which) {
    super(Arrays.stream(Dataset.values()).filter(which).toArray(Dataset[]::new), Dataset::jsonName);
  }

  /** Of those that can be downloaded. */
  static final class Published extends DatasetNames {
    Published() {
      super(Dataset::published);
    }
  }

  /** Of those whose images are known. */
  static final class Known extends DatasetNames {
    Known() {
      super(Dataset::known);
    }
  }
}
