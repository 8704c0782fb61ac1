package io.shrinkage.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads the data sets that a spec may name. */
public final class Datasets {
  private Datasets() {}

  /**
   * Reads a data set whole, from the jar or, where it is not inside, from the data folder, in the
   * layout that its published archive has once unpacked.
   *
   * @param dataDir the folder that holds, say, {@code cifar-10-batches-bin}; not touched for what
   *     is inside the jar
   * @throws DataException if files are missing, or broken in whatever way
   */
  public static LoadedData load(Dataset dataset, Path dataDir) {
    return dataset.embedded() ? embedded(dataset) : inFolder(dataset, dataDir);
  }

  /**
   * Reads a data set as a spec names it, also an image-folder.
   *
   * @throws DataException if files are missing, or broken in whatever way
   */
  public static LoadedData load(DataSource source, Path dataDir) {
    return source.path() != null && source.images() != null
        ? ImageFolder.load(source.path(), source.images(), dataDir)
        : load(source.dataset(), dataDir);
  }

  private static LoadedData embedded(Dataset dataset) {
    PublishedLayout layout = layout(dataset);
    String suffix = dataset == Dataset.MNIST ? ".gz" : ".xz";
    return load(dataset, layout, file -> layout.embedded(file, suffix));
  }

  /** Reads a data set from the data folder, also one that is inside the jar. */
  static LoadedData inFolder(Dataset dataset, Path dataDir) {
    PublishedLayout layout = layout(dataset);
    List<PublishedFile> missing = layout.missing(dataDir);
    if (!missing.isEmpty()) {
      throw new DataException(missing(dataset, layout, missing, dataDir));
    }
    return load(dataset, layout, file -> layout.inFolder(dataDir, file));
  }

  private static LoadedData load(
      Dataset dataset, PublishedLayout layout, Function<PublishedFile, DataFile> locate) {
    Loading loading = new Loading(dataset, layout, locate);
    return switch (dataset) {
      case MNIST, FASHION_MNIST -> loading.idx();
      case CIFAR10_SMALL -> loading.cifar(CifarFormat.CIFAR10);
      case CIFAR10 -> loading.cifar10();
      case CIFAR100 -> loading.cifar(CifarFormat.CIFAR100);
      case IMAGE_FOLDER -> throw new IllegalArgumentException("image-folder has no layout");
    };
  }

  private static PublishedLayout layout(Dataset dataset) {
    return PublishedLayout.of(dataset)
        .orElseThrow(
            () ->
                new DataException("data.dataset: " + dataset.jsonName() + " is not available yet"));
  }

  private static String missing(
      Dataset dataset, PublishedLayout layout, List<PublishedFile> files, Path dataDir) {
    return dataset.jsonName()
        + ": "
        + layout.home(dataDir)
        + " must hold "
        + files.stream().map(PublishedFile::name).collect(Collectors.joining(", "))
        + " (each may end in .gz or .xz), which "
        + (files.size() == 1 ? "is" : "are")
        + " not there; "
        + remedy(dataset, dataDir);
  }

  /** How to get a data set that is not there. */
  static String remedy(Dataset dataset, Path dataDir) {
    return "get it with: java -jar runner.jar data fetch "
        + dataset.jsonName()
        + " --data "
        + dataDir;
  }
}
