package io.shrinkage.cli;

import io.shrinkage.data.Dataset;
import java.util.Arrays;

/**
 * How much of a data set {@code init} takes: little enough for a network to overfit, and for a
 * sweep of minutes.
 */
record StarterData(Dataset dataset, int train, int validation) {

  static StarterData of(Dataset dataset) {
    return switch (dataset) {
      case MNIST, FASHION_MNIST -> new StarterData(dataset, 1000, 1000);
      case CIFAR10_SMALL -> new StarterData(dataset, 2000, 1000);
      case CIFAR10, CIFAR100 -> new StarterData(dataset, 5000, 2000);
      case IMAGE_FOLDER -> throw new IllegalArgumentException("a folder has images of its own");
    };
  }

  boolean color() {
    return dataset.shape().channels() > 1;
  }

  String json() {
    return "{ \"dataset\": \"%s\", \"train\": %d, \"validation\": %d, \"test\": 1000 }"
        .formatted(dataset.jsonName(), train, validation);
  }

  /** Reads the name of a data set with images of its own. */
  static final class Names extends NamedChoice<Dataset> {
    Names() {
      super(
          Arrays.stream(Dataset.values()).filter(Dataset::known).toArray(Dataset[]::new),
          Dataset::jsonName);
    }
  }
}
