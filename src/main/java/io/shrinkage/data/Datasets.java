package io.shrinkage.data;

import java.nio.file.Path;

/** Loads the data sets that a spec may name. */
public final class Datasets {
  private Datasets() {}

  /** Reads a data set from the jar or, where it is not inside, from the data folder. */
  public static LoadedData load(Dataset dataset, Path dataDir) {
    throw new DataException(dataset.jsonName() + " cannot be loaded yet from " + dataDir);
  }
}
