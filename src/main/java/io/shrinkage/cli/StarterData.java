package io.shrinkage.cli;

import io.shrinkage.data.DataSource;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.Datasets;
import io.shrinkage.data.ImagesSpec;
import io.shrinkage.data.LoadedData;
import io.shrinkage.spec.Json;
import java.nio.file.Path;

/**
 * The images that {@code init} takes: of a published data set so few that a network can overfit and
 * a sweep takes minutes; of a folder all, up to a number.
 *
 * @param name what they are called
 * @param source the data set, as JSON keys
 * @param test the test part, as JSON
 * @param why why so many
 */
record StarterData(
    String name, String source, int train, int validation, String test, boolean color, String why) {
  private static final int SIDE = 32;
  private static final int MOST = 5000;
  private static final int FOLDS = 5;

  /** Returns a part of a data set whose images are known. */
  static StarterData of(Dataset dataset) {
    return switch (dataset) {
      case MNIST, FASHION_MNIST -> part(dataset, 1000, 1000);
      case CIFAR10_SMALL -> part(dataset, 2000, 1000);
      case CIFAR10, CIFAR100 -> part(dataset, 5000, 2000);
      case IMAGE_FOLDER -> throw new IllegalArgumentException("a folder has images of its own");
    };
  }

  private static StarterData part(Dataset dataset, int train, int validation) {
    String name = dataset.jsonName();
    String source = "\"dataset\": \"%s\"".formatted(name);
    boolean color = dataset.shape().channels() > 1;
    return new StarterData(
        name, source, train, validation, "1000", color, "few, so that the network can overfit");
  }

  /**
   * Reads a folder of images.
   *
   * @param data the data folder, where decoded images are kept
   * @throws io.shrinkage.data.DataException if it is no folder of classes, or has broken images
   */
  static StarterData ofFolder(Path folder, Path data) {
    String path = folder.toAbsolutePath().normalize().toString();
    ImagesSpec images = new ImagesSpec(SIDE, SIDE, null, null, null, null);
    LoadedData loaded = Datasets.load(new DataSource(Dataset.IMAGE_FOLDER, path, images), data);
    int rows = loaded.train().size();
    int taken = Math.min(rows, MOST);
    int validation = Math.max(1, taken / FOLDS);
    String source =
        "\"dataset\": \"%s\", \"path\": %s, \"images\": { \"height\": %d, \"width\": %d }"
            .formatted(Dataset.IMAGE_FOLDER.jsonName(), Json.compact(path), SIDE, SIDE);
    String why =
        "of %,d to learn from in %,d classes, made %d x %d; validation is a fifth"
            .formatted(rows, loaded.train().classes(), SIDE, SIDE);
    return new StarterData(
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        source,
        taken - validation,
        validation,
        "\"rest\"",
        true,
        why);
  }

  String json() {
    return "{ %s,\n    \"train\": %d, \"validation\": %d, \"test\": %s }"
        .formatted(source, train, validation, test);
  }

  /** Reads the name of a data set. */
  static final class Names extends NamedChoice<Dataset> {
    Names() {
      super(Dataset.values(), Dataset::jsonName);
    }
  }
}
