package io.shrinkage.run;

import io.shrinkage.data.DataException;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.Datasets;
import io.shrinkage.data.LoadedData;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.train.TrainingJob;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of experiments, each set read once and split once for all runs that share it. Not to be
 * written; safe to share between threads.
 */
public final class LoadedSplits {
  private final Map<DataSpec, DataSplit> splits;
  private final Map<Dataset, LoadedData> sets;

  private LoadedSplits(Map<DataSpec, DataSplit> splits, Map<Dataset, LoadedData> sets) {
    this.splits = splits;
    this.sets = sets;
  }

  /**
   * Loads and splits everything that the specs name.
   *
   * @param folder where data sets that are not inside the jar are looked for
   * @throws DataException if data is missing or broken
   */
  public static LoadedSplits load(Collection<DataSpec> specs, Path folder) {
    Map<Dataset, LoadedData> sets = new EnumMap<>(Dataset.class);
    Map<DataSpec, DataSplit> splits = new HashMap<>();
    for (DataSpec spec : specs) {
      LoadedData data =
          sets.computeIfAbsent(spec.dataset(), dataset -> Datasets.load(dataset, folder));
      splits.computeIfAbsent(spec, distinct -> DataSplit.of(distinct, data));
    }
    return new LoadedSplits(splits, sets);
  }

  /** Returns what a person should know of the data but need not mend. */
  public List<String> notices() {
    return sets.values().stream().flatMap(data -> data.notices().stream()).toList();
  }

  /** Returns the parts that a spec names. */
  public DataSplit split(DataSpec spec) {
    return loaded(splits.get(spec), spec);
  }

  /** Returns everything that a run is trained from. */
  public TrainingJob job(RunSpec spec) {
    return new TrainingJob(
        spec.data(),
        split(spec.data()),
        spec.model(),
        spec.penalty(),
        spec.training(),
        spec.seed());
  }

  /** Returns which bytes a spec means. */
  public DataIdentity identity(DataSpec spec) {
    LoadedData data = loaded(sets.get(spec.dataset()), spec);
    DataSplit split = split(spec);
    return new DataIdentity(
        spec.dataset().jsonName(),
        data.train().sha256(),
        data.test().sha256(),
        split.sha256(),
        split.train().size());
  }

  private static <T> T loaded(@Nullable T value, DataSpec spec) {
    if (value == null) {
      throw new IllegalArgumentException("must be loaded first: " + spec);
    }
    return value;
  }
}
