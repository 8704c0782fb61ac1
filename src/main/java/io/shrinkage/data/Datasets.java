package io.shrinkage.data;

import java.nio.file.Path;
import java.util.function.Function;

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
    return switch (dataset) {
      case MNIST ->
          new Loading(dataset, PublishedLayout.MNIST, embedded(PublishedLayout.MNIST, ".gz")).idx();
      case CIFAR10_SMALL ->
          new Loading(
                  dataset,
                  PublishedLayout.CIFAR10_SMALL,
                  embedded(PublishedLayout.CIFAR10_SMALL, ".xz"))
              .cifar(CifarFormat.CIFAR10);
      case FASHION_MNIST -> inFolder(dataset, PublishedLayout.FASHION_MNIST, dataDir).idx();
      case CIFAR10 -> inFolder(dataset, PublishedLayout.CIFAR10, dataDir).cifar10();
      case CIFAR100 ->
          inFolder(dataset, PublishedLayout.CIFAR100, dataDir).cifar(CifarFormat.CIFAR100);
      case IMAGE_FOLDER ->
          throw new DataException("data.dataset: " + dataset.jsonName() + " is not available yet");
    };
  }

  private static Function<PublishedFile, DataFile> embedded(PublishedLayout layout, String suffix) {
    return file -> layout.embedded(file, suffix);
  }

  private static Loading inFolder(Dataset dataset, PublishedLayout layout, Path dataDir) {
    layout.requireAll(dataset.jsonName(), dataDir);
    return new Loading(dataset, layout, file -> layout.inFolder(dataDir, file));
  }
}
