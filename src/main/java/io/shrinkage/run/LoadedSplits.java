package io.shrinkage.run;

import io.shrinkage.data.DataException;
import io.shrinkage.data.DataSource;
import io.shrinkage.data.DataSpec;
import io.shrinkage.data.DataSplit;
import io.shrinkage.data.Datasets;
import io.shrinkage.data.ImageSet;
import io.shrinkage.data.LoadedData;
import io.shrinkage.model.NetworkShapes;
import io.shrinkage.model.ShapeException;
import io.shrinkage.spec.RunSpec;
import io.shrinkage.train.TrainingJob;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The data of experiments, each set read once and split once for all runs that share it. Safe to
 * share between threads.
 */
public final class LoadedSplits {
  private final Map<DataSpec, DataSplit> splits = new ConcurrentHashMap<>();
  private final Map<DataSource, LoadedData> sets = new ConcurrentHashMap<>();
  private final Path folder;

  /**
   * Holds nothing yet.
   *
   * @param folder where data sets that are not inside the jar are looked for
   */
  public LoadedSplits(Path folder) {
    this.folder = folder;
  }

  /**
   * Loads and splits everything that the specs name.
   *
   * @param folder where data sets that are not inside the jar are looked for
   * @throws DataException if data is missing or broken
   */
  public static LoadedSplits load(Collection<DataSpec> specs, Path folder) {
    LoadedSplits loaded = new LoadedSplits(folder);
    specs.forEach(loaded::add);
    return loaded;
  }

  /**
   * Loads and splits what a spec names, unless it is there: who asks meanwhile for the same waits.
   *
   * @throws DataException if data is missing or broken
   */
  public synchronized void add(DataSpec spec) {
    LoadedData data = sets.computeIfAbsent(spec.source(), source -> Datasets.load(source, folder));
    splits.computeIfAbsent(spec, distinct -> DataSplit.of(distinct, data));
  }

  /** Returns what a person should know of the data but need not mend. */
  public List<String> notices() {
    return sets.values().stream().flatMap(data -> data.notices().stream()).toList();
  }

  /** Returns the parts that a spec names. */
  public DataSplit split(DataSpec spec) {
    return loaded(splits.get(spec), spec);
  }

  /**
   * Returns everything that a run is trained from.
   *
   * @throws DataException if the network is not for these images, which of a folder only shows once
   *     it is read
   */
  public TrainingJob job(RunSpec spec) {
    ImageSet images = split(spec.data()).train().images();
    try {
      NetworkShapes.infer(spec.model(), images.shape(), images.classes());
    } catch (ShapeException e) {
      throw new DataException("model." + e.path() + ": " + e.getMessage(), e);
    }
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
    LoadedData data = loaded(sets.get(spec.source()), spec);
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
