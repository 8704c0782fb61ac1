package io.shrinkage.cli;

import io.shrinkage.data.BrokenImages;
import io.shrinkage.data.DataSource;
import io.shrinkage.data.Dataset;
import io.shrinkage.data.Datasets;
import io.shrinkage.data.ImagesSpec;
import io.shrinkage.data.LoadedData;
import io.shrinkage.spec.Json;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The images that {@code init} takes: of a published data set so few that a network can overfit and
 * a sweep takes minutes; of a folder all, up to a number.
 *
 * @param name what they are called
 * @param source the data set, as JSON keys
 * @param train the training part; of a cross-validation with all that validate in turn
 * @param validation the validation part; empty for a cross-validation
 * @param test the test part, as JSON
 * @param why why so many
 */
record StarterData(
    Dataset dataset,
    String name,
    String source,
    int train,
    OptionalInt validation,
    String test,
    boolean color,
    String why) {
  /** As few as let a test show anything. */
  private static final int SEEDS = 6;

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
        dataset,
        name,
        source,
        train,
        OptionalInt.of(validation),
        "1000",
        color,
        "few, so that the network can overfit");
  }

  /**
   * Reads a folder of images.
   *
   * @param data the data folder, where decoded images are kept
   * @param skipBroken whether images that cannot be read are left out
   * @throws io.shrinkage.data.DataException if it is no folder of classes, or has broken images
   */
  static StarterData ofFolder(Path folder, Path data, boolean skipBroken) {
    String path = folder.toAbsolutePath().normalize().toString();
    ImagesSpec images =
        new ImagesSpec(SIDE, SIDE, null, null, null, skipBroken ? BrokenImages.SKIP : null);
    LoadedData loaded = Datasets.load(new DataSource(Dataset.IMAGE_FOLDER, path, images), data);
    int rows = loaded.train().size();
    int validation = MOST / FOLDS;
    String source =
        "\"dataset\": \"%s\", \"path\": %s, \"images\": { \"height\": %d, \"width\": %d%s }"
            .formatted(
                Dataset.IMAGE_FOLDER.jsonName(),
                Json.compact(path),
                SIDE,
                SIDE,
                skipBroken ? ", \"broken\": \"skip\"" : "");
    String why =
        "of %,d to learn from, in %d classes, made %d x %d"
            .formatted(rows, loaded.train().classes(), SIDE, SIDE);
    boolean many = rows >= MOST;
    return new StarterData(
        Dataset.IMAGE_FOLDER,
        String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
        source,
        many ? MOST - validation : rows,
        many ? OptionalInt.of(validation) : OptionalInt.empty(),
        "\"rest\"",
        true,
        why);
  }

  /** Returns images that strengths act on alike and that the doctor knows without reading them. */
  StarterData alike() {
    return dataset.known() ? this : part(Dataset.CIFAR10, learning(), 1000);
  }

  int seeds() {
    return validation.isPresent() ? SEEDS : 2;
  }

  /** Returns the runs of a configuration. */
  int repetitions() {
    return validation.isPresent() ? SEEDS : 2 * FOLDS;
  }

  /** Returns the images that a run learns from. */
  int learning() {
    return validation.isPresent() ? train : train - train / FOLDS;
  }

  /** Returns how it is found out how good a run is, and why so. */
  String validating() {
    return validation.isPresent()
        ? "seed: %d, paired: with fewer no test can show that a strength helps".formatted(SEEDS)
        : "validation: %d folds and 2 seeds, so that every one of these few images validates"
            .formatted(FOLDS);
  }

  String json() {
    String part =
        validation.isPresent()
            ? Integer.toString(validation.getAsInt())
            : "{ \"folds\": " + FOLDS + " }";
    return "{ %s,\n    \"train\": %d, \"validation\": %s, \"test\": %s }"
        .formatted(source, train, part, test);
  }

  /** Reads the name of a data set. */
  static final class Names extends NamedChoice<Dataset> {
    Names() {
      super(Dataset.values(), Dataset::jsonName);
    }
  }
}
